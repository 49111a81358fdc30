namespace Ponder.Inference.Onnx;

/// <summary>
/// Reads a text that is there already. <paramref name="cuts"/> are the lengths (ascending) at which the text may be taken up again,
/// <paramref name="marks"/> the tokens (ascending) after which the model's output is wanted.
/// </summary>
internal sealed class ReadRow(int[] tokens, IReadOnlyList<int> cuts, IReadOnlyList<int> marks, PrefixCache<KeyValues> cache) : Row
{
    private readonly List<float[]> outputs = [];
    private KeyValues? kept;
    private int at;

    /// <summary>Makes rows that need this one's text read: from all its keys and values and the last output asked for.</summary>
    public Func<KeyValues, float[], IEnumerable<Row>>? Then { get; init; }

    /// <summary>What the model said at each of the marks.</summary>
    public IReadOnlyList<float[]> Outputs => outputs;

    public override bool Begin(out KeyValues? past)
    {
        var first = marks is [var mark, ..] ? mark : tokens.Length;
        past = kept = cache.Find(tokens, [.. cuts.TakeWhile(cut => cut <= first)]);
        at = past?.End ?? 0;
        if (at == tokens.Length) return false;
        Token = tokens[at];
        return true;
    }

    public override bool Read(ReadOnlySpan<float> output, TileRow place)
    {
        if (outputs.Count < marks.Count && marks[outputs.Count] == at) outputs.Add(output.ToArray());
        if (++at < tokens.Length)
        {
            Token = tokens[at];
            return true;
        }

        foreach (var cut in cuts)
        {
            if (cut <= (kept?.End ?? 0)) continue;
            kept = place.Keep(kept, cut);
            cache.Add(tokens.AsSpan(0, cut), kept);
        }

        if (Then is not null && kept?.End != tokens.Length) kept = place.Keep(kept, tokens.Length);
        return false;
    }

    public override IEnumerable<Row> End()
    {
        // Thousands of prompts may be in one call: their keys and values live as long as somebody waits for them.
        var whole = kept;
        kept = null;
        return Then?.Invoke(whole!, outputs is [.., var last] ? last : []) ?? [];
    }
}
