using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace Ponder.Core.Tests.Layout;

/// <summary>
/// Which project may know which: Answers ← Core ← Search ← Engine ← Evaluation ← Reports ← Hosting ← hosts, Engine ← Web ← hosts, and Core ← Storage, Inference, Retrieval ←
/// Hosting. Rooms of one project may not use each other in a circle.
/// </summary>
public class ArrowsTests
{
    private static readonly SortedDictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Answers"] = [],
        ["Core"] = ["Answers"],
        ["Search"] = ["Core"],
        ["Engine"] = ["Search"],
        ["Evaluation"] = ["Engine"],
        ["Reports"] = ["Evaluation"],
        ["Storage"] = ["Core"],
        ["WordProblems"] = ["Core"],
        ["Inference"] = ["Core", "WordProblems"],
        ["Retrieval"] = ["Core"],
        ["Hosting"] = ["Reports", "Storage", "Inference", "Retrieval"],
        ["Web"] = ["Engine"],
        ["Cli"] = ["Hosting", "Web", "WordProblems"],
        ["Functions"] = ["Hosting", "Web"],
    };

    public static TheoryData<string> Projects => [.. Directory.GetFiles(Source(), "*.csproj", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        .Select(p => Path.GetRelativePath(Source(), p)).Where(p => !p.Split(Path.DirectorySeparatorChar).Contains("obj"))];

    [Theory, MemberData(nameof(Projects))]
    public void A_project_knows_only_those_it_may(string project)
    {
        var name = Path.GetFileNameWithoutExtension(project);
        Assert.True(Allowed.TryGetValue(name, out var allowed), $"{project}: say here which projects it may refer to");
        Assert.All(Items(project, "ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Replace('\\', '/'))), known => Assert.Contains(known, allowed));
    }

    [Theory]
    [InlineData("Answers")]
    [InlineData("Core")]
    [InlineData("Search")]
    public void The_pure_projects_need_no_package_but_analyzers(string name)
    {
        var project = Path.Combine(name, $"{name}.csproj");
        Assert.All(Items(project, "PackageReference"), package => Assert.EndsWith("Analyzers", package, StringComparison.Ordinal));
        Assert.Empty(Items(project, "FrameworkReference").Concat(Items(project, "Reference")));
    }

    public static TheoryData<string> Houses => [.. Allowed.Keys];

    [Theory, MemberData(nameof(Houses))]
    public void No_rooms_of_a_project_use_each_other_in_a_circle(string name)
    {
        var circle = new Rooms(Path.Combine(Source(), name)).Circle();
        Assert.True(circle is null, $"rooms of {name} use each other: {circle}");
    }

    [Theory]
    [InlineData("Answers")]
    [InlineData("Core")]
    [InlineData("Search")]
    [InlineData("Engine")]
    [InlineData("Evaluation")]
    [InlineData("Reports")]
    [InlineData("Web")]
    [InlineData("Storage")]
    [InlineData("WordProblems")]
    [InlineData("Inference")]
    [InlineData("Retrieval")]
    public void A_file_is_in_the_folder_its_namespace_names(string name)
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Source(), name), "*.cs", SearchOption.AllDirectories))
        {
            var folders = Path.GetRelativePath(Source(), Path.GetDirectoryName(file)!).Split(Path.DirectorySeparatorChar);
            if (folders.Intersect(["bin", "obj"]).Any()) continue;
            Assert.Contains($"\nnamespace Ponder.{string.Join('.', folders)};", $"\n{File.ReadAllText(file)}", StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_folder_of_the_house_is_there() =>
        Assert.All(Allowed.Keys, name => Assert.True(File.Exists(Path.Combine(Source(), name, $"{name}.csproj")), name));

    private static IEnumerable<string> Items(string project, string kind) =>
        XDocument.Load(Path.Combine(Source(), project)).Descendants(kind).Select(e => (string)e.Attribute("Include")!);

    private static string Source([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../src"));
}
