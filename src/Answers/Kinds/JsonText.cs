using System.Text;
using System.Text.Json;

namespace Ponder.Answers.Kinds;

/// <summary>A JSON object or array as models write it: with commas too many, remarks, or as a literal of Python.</summary>
internal static class JsonText
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    public static JsonElement? Parse(string text)
    {
        text = text.Trim();
        if (text.Length < 2 || (text[0], text[^1]) is not (('{', '}') or ('[', ']'))) return null;
        return Read(text) ?? (text.Contains('\'') || text.Contains("None") || text.Contains("True") || text.Contains("False")
            ? Read(FromPython(text)) : null);
    }

    private static JsonElement? Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Lenient);
            return document.RootElement.Clone();
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Single quotes as double ones, True, False and None as JSON has them.</summary>
    private static string FromPython(string text)
    {
        var json = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            var end = text[i] is '\'' or '"' ? Quoted(text, i) : i;
            if (end > i)
            {
                json.Append('"').Append(text[(i + 1)..end].Replace("\\'", "'", StringComparison.Ordinal)
                    .Replace("\"", text[i] == '\'' ? "\\\"" : "\"", StringComparison.Ordinal)).Append('"');
                i = end;
            }
            else if (Word(text, i) is var (python, word))
            {
                json.Append(word);
                i += python.Length - 1;
            }
            else
            {
                json.Append(text[i]);
            }
        }

        return json.ToString();
    }

    private static (string Python, string Json)? Word(string text, int at)
    {
        foreach (var (python, json) in (ReadOnlySpan<(string, string)>)[("True", "true"), ("False", "false"), ("None", "null")])
            if (string.CompareOrdinal(text, at, python, 0, python.Length) == 0) return (python, json);
        return null;
    }

    private static int Quoted(string text, int start)
    {
        for (var i = start + 1; i < text.Length; i++)
        {
            if (text[i] == '\\') i++;
            else if (text[i] == text[start]) return i;
        }

        return start;
    }
}
