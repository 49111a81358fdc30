using System.Diagnostics.CodeAnalysis;
using Ponder.Inference.Embedded.Tokens;

namespace Ponder.Inference.Embedded;

/// <summary>How a problem and a solution become one sequence: start, problem, separator, solution.</summary>
internal sealed class Layout(WordTokenizer tokenizer, int context)
{
    /// <summary>The sequence up to the separator.</summary>
    public bool TryProblem(string problem, out int[] tokens, [NotNullWhen(false)] out string? refusal)
    {
        if (!TryText(problem.TrimEnd(), out tokens, out refusal)) return false;
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

    /// <summary>A part of a solution, its last step ended: by a new line, or else by the end of the solution.</summary>
    public bool TrySteps(string text, out int[] tokens, [NotNullWhen(false)] out string? refusal)
    {
        var readable = TryText(text, out tokens, out refusal);
        if (tokens is [.., var last] && last != tokenizer.NewLine) tokens = [.. tokens, tokenizer.End];
        return readable;
    }

    /// <summary>Where a sequence may be taken up again: before the separator, and before the end of each step after it.</summary>
    public IReadOnlyList<int> Cuts(int[] sequence, int problemLength) =>
        [.. Enumerable.Range(problemLength - 1, sequence.Length - problemLength + 1)
            .Where(i => i == problemLength - 1 || sequence[i] == tokenizer.NewLine || sequence[i] == tokenizer.End)];

    /// <summary>The tokens that end a step from <paramref name="begin"/> on. Empty lines are no steps.</summary>
    public IReadOnlyList<int> StepEnds(int[] sequence, int begin) =>
        [.. Enumerable.Range(begin, sequence.Length - begin)
            .Where(i => sequence[i] == tokenizer.End
                || sequence[i] == tokenizer.NewLine && i > begin && sequence[i - 1] != tokenizer.NewLine)];
}
