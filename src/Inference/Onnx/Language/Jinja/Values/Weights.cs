namespace Ponder.Inference.Onnx.Language.Jinja.Values;

/// <summary>How large what holds other values is, found once when it is made.</summary>
internal static class Weights
{
    public static (int Weight, int Depth) Of(IEnumerable<object?> items)
    {
        var (weight, depth) = (0L, 0);
        foreach (var item in items)
        {
            var inner = item switch
            {
                Sequence sequence => (sequence.Weight, sequence.Depth),
                Mapping mapping => (mapping.Weight, mapping.Depth),
                _ => (0, 0),
            };
            weight += 1 + inner.Item1;
            depth = Math.Max(depth, inner.Item2);
        }

        if (depth >= Limits.Depth) throw new JinjaFault($"more than {Limits.Depth} lists stand in each other");
        return (Limits.Count(weight), depth + 1);
    }
}
