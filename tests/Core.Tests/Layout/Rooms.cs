using System.Text.RegularExpressions;

namespace Ponder.Core.Tests.Layout;

/// <summary>
/// The rooms of a project, which are its first folders with all below them, and which of them each one uses: by a using directive, needed or not, or by
/// a qualified name. Files at the project's root are no room: they put the rooms together, and what they declare is seen without a directive.
/// </summary>
internal sealed partial class Rooms
{
    private readonly SortedDictionary<string, SortedSet<string>> uses = new(StringComparer.Ordinal);

    /// <param name="project">The project's folder, whose name is the project's.</param>
    public Rooms(string project)
    {
        var files = Directory.GetDirectories(project).Where(d => Path.GetFileName(d) is not ("bin" or "obj"))
            .ToDictionary(d => Path.GetFileName(d)!, d => Directory.GetFiles(d, "*.cs", SearchOption.AllDirectories).Select(Code).ToList());
        var types = files.ToDictionary(f => f.Key, f => f.Value.SelectMany(code => Declared().Matches(code)).Select(m => m.Groups[1].Value).ToHashSet());
        foreach (var (room, codes) in files)
            uses[room] = new(codes.SelectMany(code => files.Keys.Where(other => other != room && Uses(code, other))), StringComparer.Ordinal);

        bool Uses(string code, string other)
        {
            var name = Path.GetFileName(project);
            return Regex.IsMatch(code, $@"(?<![\w.])(?:Ponder\.)?{name}\.{other}(?![\w])")
                || Regex.Matches(code, $@"(?<![\w.]){other}\.(?:\w+\.)?(\w+)").Any(m => types[other].Contains(m.Groups[1].Value));
        }
    }

    /// <summary>A way from a room back to itself, as <c>A → B → A</c>; null where there is none.</summary>
    public string? Circle()
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        return uses.Keys.Select(room => From(room, [])).FirstOrDefault(circle => circle is not null);

        string? From(string room, List<string> way)
        {
            if (way.IndexOf(room) is >= 0 and var start) return string.Join(" → ", way[start..].Append(room));
            if (done.Contains(room)) return null;
            var circle = uses[room].Select(next => From(next, [.. way, room])).FirstOrDefault(found => found is not null);
            done.Add(room);
            return circle;
        }
    }

    /// <summary>The file without its comments and texts.</summary>
    private static string Code(string file) => Silent().Replace(File.ReadAllText(file), m => m.Value[0] == '"' ? "\"\"" : "");

    [GeneratedRegex(@"//[^\n]*|/\*.*?\*/|""(?:[^""\\\n]|\\.)*""", RegexOptions.Singleline)]
    private static partial Regex Silent();

    [GeneratedRegex(@"\b(?:class|struct|interface|enum|record)\s+(\w+)")]
    private static partial Regex Declared();
}
