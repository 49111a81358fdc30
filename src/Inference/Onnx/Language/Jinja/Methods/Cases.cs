using System.Text;

namespace Ponder.Inference.Onnx.Language.Jinja.Methods;

/// <summary>Large and small letters.</summary>
internal static class Cases
{
    public static string Capitalize(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..].ToLowerInvariant();

    /// <summary>Each word with a large letter; a word ends at anything but a letter, as in Python.</summary>
    public static string Title(string text)
    {
        var (title, within) = (new StringBuilder(), false);
        foreach (var sign in text)
        {
            title.Append(within ? char.ToLowerInvariant(sign) : char.ToUpperInvariant(sign));
            within = char.IsLetter(sign);
        }

        return title.ToString();
    }
}
