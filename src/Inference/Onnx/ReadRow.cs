namespace Ponder.Inference.Onnx;

/// <summary>
/// Reads a text that is there already. <paramref name="cuts"/> are the lengths (ascending) at which the text may be taken up again,
/// <paramref name="marks"/> the tokens (ascending) after which the model's output is wanted.
/// </summary>
internal sealed class ReadRow(int[] tokens, IReadOnlyList<int> cuts, IReadOnlyList<int> marks, PrefixCache cache) : Row
{
    private readonly List<float[]> _outputs = [];
    private KeyValues? _kept;
    private int _at;

    /// <summary>Makes rows that need this one's text read: from all its keys and values and the last output asked for.</summary>
    public Func<KeyValues, float[], IEnumerable<Row>>? Then { get; init; }

    /// <summary>What the model said at each of the marks.</summary>
    public IReadOnlyList<float[]> Outputs => _outputs;

    public override bool Begin(out KeyValues? past)
    {
        var first = marks is [var mark, ..] ? mark : tokens.Length;
        past = _kept = cache.Find(tokens, [.. cuts.TakeWhile(cut => cut <= first)]);
        _at = past?.End ?? 0;
        if (_at == tokens.Length)
            return false;
        Token = tokens[_at];
        return true;
    }

    public override bool Read(ReadOnlySpan<float> output, Slot slot)
    {
        if (_outputs.Count < marks.Count && marks[_outputs.Count] == _at)
            _outputs.Add(output.ToArray());
        if (++_at < tokens.Length)
        {
            Token = tokens[_at];
            return true;
        }
        foreach (var cut in cuts)
        {
            if (cut <= (_kept?.End ?? 0))
                continue;
            _kept = slot.Keep(_kept, cut);
            cache.Add(tokens, _kept);
        }
        if (Then is not null && _kept?.End != tokens.Length)
            _kept = slot.Keep(_kept, tokens.Length);
        return false;
    }

    public override IEnumerable<Row> End()
    {
        // Thousands of prompts may be in one call: their keys and values live as long as somebody waits for them.
        var whole = _kept;
        _kept = null;
        return Then?.Invoke(whole!, _outputs is [.., var last] ? last : []) ?? [];
    }
}
