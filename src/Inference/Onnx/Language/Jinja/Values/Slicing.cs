namespace Ponder.Inference.Onnx.Language.Jinja.Values;

/// <summary>The bounds of a slice, as written.</summary>
internal sealed record Slice(object? Start, object? Stop, object? Step);

/// <summary>Slices of lists and texts, with bounds from the end and steps back.</summary>
internal static class Slicing
{
    /// <summary>The part; undefined where the value cannot be cut there.</summary>
    public static object? Of(object? value, Slice slice) => SafeText.Plain(value) switch
    {
        Undefined undefined => throw undefined.Fault,
        _ when (slice.Start as Undefined ?? slice.Stop as Undefined ?? slice.Step as Undefined) is { } bound => throw bound.Fault,
        _ when new[] { slice.Start, slice.Stop, slice.Step }.Any(b => b is not (null or long or bool)) => new Undefined("a slice has bounds that are no whole numbers"),
        string text when slice.Step is null or 1L && text.Length == Points.Count(text) => Part(text, slice),
        string text => string.Concat(Places(Points.Of(text), slice)),
        Sequence { Indexed: true } sequence => new Sequence(sequence.Kind, [.. Places(sequence.Items, slice)], sequence.Name),
        _ => new Undefined($"a {Types.Name(value)} cannot be cut: expected a list or a text"),
    };

    private static string Part(string text, Slice slice)
    {
        var (start, stop, _) = Bounds(text.Length, slice);
        return start < stop ? text[(int)start..(int)stop] : "";
    }

    private static IEnumerable<T> Places<T>(IReadOnlyList<T> items, Slice slice)
    {
        var (start, stop, step) = Bounds(items.Count, slice);
        for (var i = start; step > 0 ? i < stop : i > stop; i += step) yield return items[(int)i];
    }

    private static (long Start, long Stop, long Step) Bounds(long length, Slice slice)
    {
        var step = slice.Step is null ? 1 : Types.Integer(slice.Step, "a slice's step");
        if (step == 0) throw new JinjaFault("a slice's step is 0");
        step = Math.Clamp(step, -length - 1, length + 1);
        var (low, high) = step > 0 ? (0L, length) : (-1L, length - 1);
        return (Bound(slice.Start, step > 0 ? low : high), Bound(slice.Stop, step > 0 ? high : low), step);

        long Bound(object? bound, long other)
        {
            if (bound is null) return other;
            var place = Types.Integer(bound, "a slice's bound");
            return Math.Clamp(place < 0 ? Math.Max(place, -length - 1) + length : place, low, high);
        }
    }
}
