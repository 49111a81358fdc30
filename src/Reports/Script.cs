using System.Text.RegularExpressions;

namespace Ponder.Reports;

/// <summary>
/// A script as it stands in a page. A module, which the web page shares, becomes what it exports and keeps the rest to itself; what it imports
/// is there already.
/// </summary>
internal static partial class Script
{
    /// <summary>The script's text.</summary>
    public static string Inline(string source)
    {
        var exports = Exports().Matches(source).Select(match => match.Groups[1].Value).ToList();
        return exports.Count == 0 ? source
            : $$"""
                const { {{string.Join(", ", exports)}} } = (() => {
                "use strict";
                {{Imports().Replace(Exports().Replace(source, match => match.Value["export ".Length..]), "")}}
                return { {{string.Join(", ", exports)}} };
                })();
                """;
    }

    [GeneratedRegex(@"^export (?:const|function|class) (\w+)", RegexOptions.Multiline)]
    private static partial Regex Exports();

    [GeneratedRegex(@"^import [^;]*;\n", RegexOptions.Multiline)]
    private static partial Regex Imports();
}
