using System.Reflection;
using Microsoft.AspNetCore.Http;

namespace Ponder.Web.Page;

/// <summary>The web page: a few small files that are built in, and need nothing but the interface.</summary>
public static class PageFiles
{
    private const string Folder = "page/";

    private static readonly SortedDictionary<string, PageFile> Files = Read();

    /// <summary>The files' names, as in <c>page/NAME</c>.</summary>
    public static IReadOnlyCollection<string> Names => Files.Keys;

    /// <summary><c>GET /</c></summary>
    public static IResult Home() => Files["index.html"];

    /// <summary><c>GET /page/{file}</c></summary>
    public static IResult File(string file) => Files.TryGetValue(file, out var found) ? found : Results.NotFound();

    private static SortedDictionary<string, PageFile> Read()
    {
        var (files, assembly) = (new SortedDictionary<string, PageFile>(StringComparer.Ordinal), Assembly.GetExecutingAssembly());
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(resource)!;
            using var content = new MemoryStream();
            stream.CopyTo(content);
            files.Add(resource[Folder.Length..], new(resource, content.ToArray()));
        }

        return files;
    }
}
