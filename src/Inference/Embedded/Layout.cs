using System.Diagnostics.CodeAnalysis;
using Ponder.Inference.Embedded.Tokens;

namespace Ponder.Inference.Embedded;

/// <summary>How a problem and a solution become one sequence: start, problem, separator, solution.</summary>
internal sealed class Layout(WordTokenizer tokenizer, int context)
{
    /// <summary>The sequence up to the separator.</summary>
    public bool TryProblem(string problem, out int[] tokens, [NotNullWhen(false)] out string? refusal)
    {
        if (!TryText(problem, out tokens, out refusal))
            return false;
        tokens = [tokenizer.Start, .. tokens, tokenizer.Separator];
        // One token at least must be left to write.
        refusal = tokens.Length < context ? null : $"the problem has {tokens.Length} tokens, the model reads {context}";
        return refusal is null;
    }

    /// <summary>A part of a solution.</summary>
    public bool TryText(string text, out int[] tokens, [NotNullWhen(false)] out string? refusal)
    {
        refusal = tokenizer.TryEncode(text, out tokens, out var unknown) ? null : $"the model does not know \"{unknown}\"";
        return refusal is null;
    }

    /// <summary>Where a sequence may be taken up again: before the separator, and before the end of each step after it.</summary>
    public List<int> Cuts(int[] sequence, int problemLength)
    {
        var cuts = new List<int> { problemLength - 1 };
        for (var i = problemLength; i < sequence.Length; i++)
        {
            if (sequence[i] == tokenizer.NewLine)
                cuts.Add(i);
        }
        return cuts;
    }

    /// <summary>The last token of each step from <paramref name="begin"/> on: its line's end, or the text's. Empty lines are no steps.</summary>
    public List<int> StepEnds(int[] sequence, int begin)
    {
        var (ends, empty) = (new List<int>(), true);
        for (var i = begin; i < sequence.Length; i++)
        {
            var ended = sequence[i] == tokenizer.NewLine;
            if (!empty && ended || !ended && i == sequence.Length - 1)
                ends.Add(i);
            empty = ended;
        }
        return ends;
    }
}
