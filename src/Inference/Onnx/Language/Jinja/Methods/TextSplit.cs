using Ponder.Inference.Onnx.Language.Jinja.Values;

namespace Ponder.Inference.Onnx.Language.Jinja.Methods;

/// <summary>Texts cut into parts.</summary>
internal static class TextSplit
{
    /// <summary>The parts around what stands between them; around white space where nothing is named, and then no part is empty.</summary>
    public static Sequence Of(string text, string? between, long most)
    {
        var parts = new List<object?>();
        if (between is null)
        {
            var rest = Points.TrimStart(text);
            while (rest.Length > 0)
            {
                var end = most >= 0 && parts.Count >= most ? rest.Length : Space(rest);
                parts.Add(end == rest.Length && most >= 0 ? Points.TrimEnd(rest) : rest[..end]);
                rest = Points.TrimStart(rest[end..]);
                Limits.Count((long)parts.Count * Math.Max(1, rest.Length / 4096));
            }

            return Sequence.List(parts);
        }

        if (between.Length == 0) throw new JinjaFault("split: expected a text that is not empty");
        var place = 0;
        while ((most < 0 || parts.Count < most) && text.IndexOf(between, place, StringComparison.Ordinal) is >= 0 and var next)
        {
            parts.Add(text[place..next]);
            place = next + between.Length;
        }

        parts.Add(text[place..]);
        return Sequence.List(parts);
    }

    public static Sequence FromEnd(string text, string? between, long most)
    {
        if (most < 0) return Of(text, between, most);
        var parts = new List<object?>();
        if (between is null)
        {
            var rest = Points.TrimEnd(text);
            while (rest.Length > 0 && parts.Count < most)
            {
                var start = rest.Length;
                while (start > 0 && !Points.IsSpace(rest[start - 1])) start--;
                parts.Insert(0, rest[start..]);
                rest = Points.TrimEnd(rest[..start]);
            }

            if (rest.Length > 0) parts.Insert(0, Points.TrimStart(rest));
            return Sequence.List(parts);
        }

        if (between.Length == 0) throw new JinjaFault("rsplit: expected a text that is not empty");
        while (parts.Count < most && text.LastIndexOf(between, StringComparison.Ordinal) is >= 0 and var place)
        {
            parts.Insert(0, text[(place + between.Length)..]);
            text = text[..place];
        }

        parts.Insert(0, text);
        return Sequence.List(parts);
    }

    public static Sequence Partition(string text, string between, bool last)
    {
        if (between.Length == 0) throw new JinjaFault("partition: expected a text that is not empty");
        var place = last ? text.LastIndexOf(between, StringComparison.Ordinal) : text.IndexOf(between, StringComparison.Ordinal);
        return place < 0 ? last ? Sequence.Tuple("", "", text) : Sequence.Tuple(text, "", "")
            : Sequence.Tuple(text[..place], between, text[(place + between.Length)..]);
    }

    /// <summary>The lines, without an empty one behind the last break; Python knows more breaks than \n.</summary>
    public static IReadOnlyList<string> Lines(string text, bool keep)
    {
        var (lines, place) = (new List<string>(), 0);
        while (place < text.Length)
        {
            var end = place;
            while (end < text.Length && !IsBreak(text[end])) end++;
            var next = end == text.Length ? end : text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? end + 2 : end + 1;
            lines.Add(text[place..(keep ? next : end)]);
            place = next;
        }

        return lines;
    }

    private static bool IsBreak(char sign) => sign is '\n' or '\r' or '\v' or '\f' or '\x1c' or '\x1d' or '\x1e' or '\x85' or '\u2028' or '\u2029';

    private static int Space(string text)
    {
        for (var i = 0; i < text.Length; i++) if (Points.IsSpace(text[i])) return i;
        return text.Length;
    }
}
