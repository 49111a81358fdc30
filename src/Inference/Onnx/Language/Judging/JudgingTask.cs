using Ponder.Core.Verifying;
using Ponder.Inference.Onnx.Language.Decoding;

namespace Ponder.Inference.Onnx.Language.Judging;

/// <summary>The solutions of one prompt on their way to their scores.</summary>
internal sealed class JudgingTask
{
    private readonly List<(double[] Scores, string? Failure)> solutions = [];
    private readonly List<Order> orders = [];
    private readonly VerifierPrompt prompt;
    private readonly LoadedModel model;
    private int[] last = [];
    private int charged;

    public JudgingTask(
        VerifierPrompt prompt, LoadedModel model, Func<string, IReadOnlyList<string>, int[]> tokens, Func<string, IReadOnlyList<string>> steps,
        Verdicts verdicts, bool wholeOnly, CancellationToken cancel)
    {
        (this.prompt, this.model) = (prompt, model);
        foreach (var solution in prompt.Solutions)
        {
            var (before, added) = (steps(solution.Prefix), steps(solution.Text));
            List<int[]> texts = [.. Enumerable.Range(1, added.Count).Where(n => !wholeOnly || n == added.Count)
                .Select(n => tokens(prompt.Problem, [.. before, .. added.Take(n)]))];
            var failure = Refusal(texts);
            var scores = new double[failure is null ? texts.Count : 0];
            orders.AddRange(scores.Select((_, i) => new Order(texts[i], [], cancel, logits => scores[i] = verdicts.Yes(logits))));
            solutions.Add((scores, failure));
        }
    }

    public IReadOnlyList<Order> Orders => orders;

    public VerifierReply Reply() => new(charged, [.. solutions.Select(solution => Judge(solution.Scores, solution.Failure))]);

    private static Verdict Judge(double[] scores, string? failure)
    {
        if (failure is not null) return new(null, failure);
        return Array.TrueForAll(scores, double.IsFinite) ? new(scores) : new(null, "the model's logits are no numbers");
    }

    /// <summary>Why the texts are not read; null, and they are charged, where they are.</summary>
    private string? Refusal(List<int[]> texts)
    {
        if (texts.Count == 0) return "there is no step to score";
        var longest = texts.Max(text => text.Length);
        if (longest > model.Context) return $"problem and solution have {longest} tokens, {model.Folder.Name} reads {model.Context}";
        var (before, cost) = (last, 0);
        foreach (var text in texts)
        {
            cost += text.Length - (text.AsSpan().CommonPrefixLength(before) / Reader.Piece * Reader.Piece);
            before = text;
        }

        if (cost > prompt.MaxTokens - charged) return $"scoring it takes {cost} tokens, {prompt.MaxTokens - charged} are left of what was granted";
        (last, charged) = (before, charged + cost);
        return null;
    }
}
