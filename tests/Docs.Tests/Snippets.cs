using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Ponder.Docs.Tests;

/// <summary>
/// Compiles blocks of C# as a small program each. Pages leave out <c>using</c> lines: all of Ponder's public namespaces are imported, and
/// those that the web SDK imports by itself.
/// </summary>
internal static class Snippets
{
    private static readonly string[] Implicit =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks",
        "Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Routing", "Microsoft.Extensions.AI",
        "Microsoft.Extensions.Configuration", "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Hosting",
    ];

    private static readonly string[] Assemblies =
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);

    private static readonly IReadOnlyList<MetadataReference> References = [.. Assemblies.Select(path => MetadataReference.CreateFromFile(path))];

    private static readonly SyntaxTree Usings = CSharpSyntaxTree.ParseText(
        string.Concat(Implicit.Concat(Own()).Select(name => $"global using {name};\n")));

    /// <summary>What is wrong with the block; empty where it compiles. It may use the types of blocks before it that hold nothing else.</summary>
    public static IReadOnlyList<string> Compile(string text, params IEnumerable<string> before)
    {
        var tree = CSharpSyntaxTree.ParseText(text);
        var types = before.Select(block => CSharpSyntaxTree.ParseText(block)).Where(block => !Runs(block));
        var kind = Runs(tree) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;
        var options = new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable);
        return
        [
            .. CSharpCompilation.Create("Block", [Usings, .. types, tree], References, options).GetDiagnostics()
                .Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()),
        ];
    }

    private static bool Runs(SyntaxTree tree) => tree.GetCompilationUnitRoot().Members.OfType<GlobalStatementSyntax>().Any();

    private static IEnumerable<string> Own() => Assemblies
        .Where(path => Path.GetFileName(path) is var name && name.StartsWith("Ponder.", StringComparison.Ordinal)
            && !name.Contains("Test", StringComparison.Ordinal))
        .SelectMany(path => Assembly.LoadFrom(path).GetExportedTypes())
        .Select(type => type.Namespace!).Append("Ponder.Cli").Distinct().Order(StringComparer.Ordinal);
}
