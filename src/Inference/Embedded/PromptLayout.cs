using System.Diagnostics.CodeAnalysis;
using Ponder.Core.Proposing;
using Ponder.Inference.Embedded.Tokens;

namespace Ponder.Inference.Embedded;

/// <summary>
/// How a prompt becomes one sequence: the problem, then every text after the mark that says what it is. Training used the same marks.
/// </summary>
internal sealed class PromptLayout(WordTokenizer tokenizer, Layout layout, int context)
{
    /// <summary>The problem with the mark after it, and the whole sequence to continue.</summary>
    public bool TryPrompt(ProposerPrompt prompt, out int[] problem, out int[] tokens, [NotNullWhen(false)] out string? refusal)
    {
        tokens = [];
        if (!layout.TryProblem(prompt.Problem, out problem, out refusal)) return false;
        var parts = Parts(prompt).ToList();
        problem = [.. problem[..^1], tokenizer.Special(parts[0].Mark)];
        tokens = problem[..^1];
        foreach (var (mark, text) in parts)
        {
            if (!layout.TryText(text, out var part, out refusal)) return false;
            tokens = [.. tokens, tokenizer.Special(mark), .. part];
        }

        refusal = tokens.Length < context ? null : $"problem and texts so far have {tokens.Length} tokens, the model reads {context}";
        return refusal is null;
    }

    private static IEnumerable<(string Mark, string Text)> Parts(ProposerPrompt prompt)
    {
        var texts = prompt.Attempts;
        var goesOn = prompt.Prefix + prompt.Cue;
        return prompt.Purpose switch
        {
            Purpose.Solve or Purpose.Search or Purpose.Divide or Purpose.Part or Purpose.Join => [("<sep>", goesOn)],
            Purpose.Think or Purpose.Conclude => [("<think>", goesOn)],
            Purpose.Revise => [.. texts.Select(Attempt), ("<revise>", goesOn)],
            Purpose.Critique => [Attempt(texts[0]), ("<critique>", goesOn)],
            Purpose.Refine => [Attempt(texts[0]), ("<critique>", texts[1]), ("<revise>", goesOn)],
            Purpose.Judge or Purpose.Compare => [.. texts.Select(Attempt), ("<judge>", goesOn)],
            _ => throw new ArgumentOutOfRangeException(nameof(prompt), prompt.Purpose, "no such purpose"),
        };

        static (string, string) Attempt(string text) => ("<attempt>", text);
    }
}
