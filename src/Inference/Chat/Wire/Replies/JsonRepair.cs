using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Ponder.Inference.Chat.Wire.Replies;

/// <summary>
/// Reads the JSON that servers really send. What a strict reader would refuse over its characters is repaired first: halves of surrogate
/// pairs and bytes that are no UTF-8 become U+FFFD, bare control characters in strings are escaped, <c>NaN</c> and <c>Infinity</c> become null.
/// </summary>
internal static class JsonRepair
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };
    private static readonly byte[][] NoNumbers = ["-Infinity"u8.ToArray(), "Infinity"u8.ToArray(), "NaN"u8.ToArray()];

    /// <exception cref="JsonException">It is no JSON even so: it breaks off, or is something else.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> body)
    {
        var text = body.Span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? body[3..] : body;
        if (!Utf8.IsValid(text.Span)) text = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(text.Span));
        return JsonDocument.Parse(Sound(text.Span) ? text : Repaired(text.Span), Lenient);
    }

    /// <summary>Whether there is surely nothing to repair: most replies take this way.</summary>
    private static bool Sound(ReadOnlySpan<byte> text) =>
        text.IndexOf("\\ud"u8) < 0 && text.IndexOf("\\uD"u8) < 0 && !text.ContainsAnyInRange((byte)0, (byte)0x1f)
        && text.IndexOf("NaN"u8) < 0 && text.IndexOf("Infinity"u8) < 0;

    private static byte[] Repaired(ReadOnlySpan<byte> text)
    {
        var output = new MemoryStream(text.Length + 16);
        var quoted = false;
        for (var i = 0; i < text.Length;)
        {
            var length = 1;
            if (!quoted && NoNumber(text[i..]) is { } word)
            {
                length = word;
                output.Write("null"u8);
            }
            else if (quoted && text[i] == '\\')
            {
                length = Escape(text[i..], output);
            }
            else if (quoted && text[i] < 0x20)
            {
                output.Write(Encoding.ASCII.GetBytes($"\\u{text[i]:x4}"));
            }
            else
            {
                if (text[i] == '"') quoted = !quoted;
                output.WriteByte(text[i]);
            }

            i += length;
        }

        return output.ToArray();
    }

    /// <summary>Copies an escape, a lone half of a pair replaced; gives how many bytes of the text it took.</summary>
    private static int Escape(ReadOnlySpan<byte> text, MemoryStream output)
    {
        var length = Math.Min(text.Length, text.Length > 1 && text[1] == 'u' ? 6 : 2);
        if (Unit(text) is { } unit && char.IsSurrogate(unit))
        {
            if (!char.IsHighSurrogate(unit) || Unit(text[6..]) is not { } next || !char.IsLowSurrogate(next))
            {
                output.Write("\\ufffd"u8);
                return length;
            }

            length = 12;
        }

        output.Write(text[..length]);
        return length;
    }

    private static char? Unit(ReadOnlySpan<byte> text) =>
        text.Length >= 6 && text[0] == '\\' && text[1] == 'u' && ushort.TryParse(text.Slice(2, 4), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var unit)
            ? (char)unit : null;

    private static int? NoNumber(ReadOnlySpan<byte> text)
    {
        foreach (var word in NoNumbers)
        {
            if (text.StartsWith(word)) return word.Length;
        }

        return null;
    }
}
