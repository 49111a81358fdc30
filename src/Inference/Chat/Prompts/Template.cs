using System.Text;
using System.Text.RegularExpressions;
using Ponder.Inference.Settings;

namespace Ponder.Inference.Chat.Prompts;

/// <summary>
/// A prompt with places to fill, such as <c>{problem}</c>. Lines <c>--- system</c> and <c>--- user</c> begin its parts. What fills a place
/// is never looked at for places.
/// </summary>
internal sealed partial class Template
{
    private readonly List<(string Name, string Text)> parts = [];
    private readonly string file;

    private Template(string file) => this.file = file;

    /// <summary>
    /// The template in that text; <paramref name="places"/> are those it may have, <paramref name="needed"/> those it must.
    /// </summary>
    /// <exception cref="SettingException">It is none; the message names file, line and what was expected.</exception>
    public static Template Parse(
        string file, string text, IReadOnlyList<string> sections, IReadOnlyList<string> places, IReadOnlyList<string> needed)
    {
        var template = new Template(file);
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var body = new StringBuilder();
        for (var i = lines.Length - 1; i >= 0; i--)
        {
            if (lines[i].StartsWith("--- ", StringComparison.Ordinal))
            {
                var name = lines[i][4..].Trim();
                if (!sections.Contains(name))
                    throw new SettingException($"{file}, line {i + 1}: \"{lines[i]}\": expected --- {string.Join(" or --- ", sections)}");
                template.parts.Insert(0, (name, body.ToString().Trim('\n')));
                body.Clear();
                continue;
            }

            foreach (Match place in Places().Matches(lines[i]))
            {
                if (!places.Contains(place.Groups[1].Value))
                {
                    throw new SettingException(
                        $"{file}, line {i + 1}: {place.Value}: expected {string.Join(", ", places.Select(p => $"{{{p}}}"))}");
                }
            }

            body.Insert(0, lines[i] + "\n");
        }

        if (body.ToString().Trim().Length > 0) throw new SettingException($"{file}, line 1: expected a line --- {sections[0]}");
        if (needed.FirstOrDefault(n => !template.parts.Exists(p => p.Text.Contains($"{{{n}}}", StringComparison.Ordinal))) is { } lacking)
            throw new SettingException($"{file}: expected {{{lacking}}} somewhere");
        return template;
    }

    /// <summary>The parts as messages, their places filled.</summary>
    public IReadOnlyList<Message> Fill(IReadOnlyDictionary<string, string> values) =>
        [.. parts.Select(p => new Message(p.Name, Fill(p.Text, values)))];

    /// <summary>One part, its places filled.</summary>
    public string Part(string name, IReadOnlyDictionary<string, string> values)
    {
        var part = parts.Find(p => p.Name == name);
        return part.Text is { } text ? Fill(text, values) : throw new SettingException($"{file}: expected a line --- {name}");
    }

    private static string Fill(string text, IReadOnlyDictionary<string, string> values) =>
        Places().Replace(text, place => values.GetValueOrDefault(place.Groups[1].Value, place.Value));

    [GeneratedRegex(@"\{([a-z]+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Places();
}
