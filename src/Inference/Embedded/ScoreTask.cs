using Ponder.Core.Verifying;
using Ponder.Inference.Onnx;

namespace Ponder.Inference.Embedded;

/// <summary>The solutions of one prompt on their way to their scores.</summary>
internal sealed class ScoreTask
{
    private readonly TextModel model;
    private readonly List<(ReadRow? Row, string? Failure)> solutions;
    private readonly VerifierPrompt prompt;
    private readonly int[] problem;
    private int charged;
    private bool problemCharged;

    public ScoreTask(VerifierPrompt prompt, TextModel model)
    {
        (this.prompt, this.model) = (prompt, model);
        var readable = model.Layout.TryProblem(prompt.Problem, out problem, out var refusal);
        solutions = [.. prompt.Solutions.Select(solution => readable ? Plan(solution) : (null, refusal))];
    }

    public IEnumerable<ProblemRow> Rows =>
        from solution in solutions where solution.Row is not null select new ProblemRow(prompt.Problem, problem, solution.Row);

    public VerifierReply Reply() => new(charged, [.. solutions.Select(solution => Judge(solution.Row?.Outputs, solution.Failure))]);

    /// <summary>A score that is no number is a failure, not a score.</summary>
    public static Verdict Judge(IReadOnlyList<float[]>? outputs, string? failure)
    {
        if (outputs is null) return new Verdict(null, failure);
        double[] scores = [.. outputs.Select(output => (double)output[0])];
        return Array.TrueForAll(scores, double.IsFinite) ? new Verdict(scores) : new Verdict(null, "the model's score is no number");
    }

    private (ReadRow? Row, string? Failure) Plan(Solution solution)
    {
        if (!model.Layout.TryText(solution.Prefix, out var prefix, out var refusal)
            || !model.Layout.TrySteps(solution.Text, out var text, out refusal))
        {
            return (null, refusal);
        }

        int[] tokens = [.. problem, .. prefix, .. text];
        if (tokens.Length > model.Decoder.Context)
            return (null, $"problem and solution have {tokens.Length} tokens, the verifier reads {model.Decoder.Context}");
        var ends = model.Layout.StepEnds(tokens, tokens.Length - text.Length);
        if (ends.Count == 0) return (null, "there is no step to score");
        var cost = text.Length + (solution.Prefix.Length == 0 && !problemCharged ? problem.Length : 0);
        if (cost > prompt.MaxTokens - charged)
            return (null, $"scoring it takes {cost} tokens, {prompt.MaxTokens - charged} are left of what was granted");
        charged += cost;
        problemCharged |= solution.Prefix.Length == 0;
        return (new ReadRow(tokens, model.Layout.Cuts(tokens, problem.Length), ends, model.Cache), null);
    }
}
