using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace Ponder.Core.Tests.Layout;

/// <summary>Which project may know which: Answers ← Core ← Search ← Engine ← Evaluation ← Reports ← hosts, and Core ← Storage, Inference ← hosts.</summary>
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
        ["Cli"] = ["Reports", "Storage", "Inference", "WordProblems"],
        ["Functions"] = ["Reports", "Storage", "Inference"],
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

    [Fact]
    public void Every_folder_of_the_house_is_there() =>
        Assert.All(Allowed.Keys, name => Assert.True(File.Exists(Path.Combine(Source(), name, $"{name}.csproj")), name));

    private static IEnumerable<string> Items(string project, string kind) =>
        XDocument.Load(Path.Combine(Source(), project)).Descendants(kind).Select(e => (string)e.Attribute("Include")!);

    private static string Source([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../src"));
}
