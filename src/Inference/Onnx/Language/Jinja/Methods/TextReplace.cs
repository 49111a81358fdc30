using System.Text;
using Ponder.Inference.Onnx.Language.Jinja.Values;

namespace Ponder.Inference.Onnx.Language.Jinja.Methods;

/// <summary>Texts replaced in texts.</summary>
internal static class TextReplace
{
    /// <summary>The text with the other in place of the old, the first <paramref name="most"/> times; below 0 always.</summary>
    public static string Of(string text, string old, string with, long most)
    {
        if (most == 0) return text;
        var count = Count(text, old);
        if (most > 0) count = (int)Math.Min(count, most);
        Limits.Length(text.Length + ((long)count * (with.Length - old.Length)));
        if (old.Length == 0) return Between(text, with, count);
        var (result, place) = (new StringBuilder(), 0);
        for (var i = 0; i < count; i++)
        {
            var next = text.IndexOf(old, place, StringComparison.Ordinal);
            result.Append(text, place, next - place).Append(with);
            place = next + old.Length;
        }

        return result.Append(text, place, text.Length - place).ToString();
    }

    /// <summary>How often one stands in the other; the empty text stands at each edge of a sign.</summary>
    public static int Count(string text, string part)
    {
        if (part.Length == 0) return Points.Count(text) + 1;
        var (count, place) = (0, 0);
        while ((place = text.IndexOf(part, place, StringComparison.Ordinal)) >= 0) (count, place) = (count + 1, place + part.Length);
        return count;
    }

    private static string Between(string text, string with, int count)
    {
        var result = new StringBuilder();
        foreach (var sign in Points.Of(text)) result.Append(count-- > 0 ? with : "").Append(sign);
        return result.Append(count > 0 ? with : "").ToString();
    }
}
