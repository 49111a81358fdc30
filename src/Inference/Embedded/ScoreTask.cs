using Ponder.Core.Verifying;
using Ponder.Inference.Onnx;

namespace Ponder.Inference.Embedded;

/// <summary>The solutions of one prompt on their way to their scores.</summary>
internal sealed class ScoreTask
{
    private readonly TextModel _model;
    private readonly List<(ReadRow? Row, string? Failure)> _solutions;
    private readonly VerifierPrompt _prompt;
    private readonly int[] _problem;
    private int _charged;
    private bool _problemCharged;

    public ScoreTask(VerifierPrompt prompt, TextModel model)
    {
        (_prompt, _model) = (prompt, model);
        var readable = model.Layout.TryProblem(prompt.Problem, out _problem, out var refusal);
        _solutions = [.. prompt.Solutions.Select(solution => readable ? Plan(solution) : (null, refusal))];
    }

    public IEnumerable<ProblemRow> Rows =>
        from solution in _solutions where solution.Row is not null select new ProblemRow(_prompt.Problem, _problem, solution.Row);

    public VerifierReply Reply() => new(_charged, [.. _solutions.Select(solution => Judge(solution.Row?.Outputs, solution.Failure))]);

    /// <summary>A score that is no number is a failure, not a score.</summary>
    public static Verdict Judge(IReadOnlyList<float[]>? outputs, string? failure)
    {
        if (outputs is null)
            return new Verdict(null, failure);
        double[] scores = [.. outputs.Select(output => (double)output[0])];
        return Array.TrueForAll(scores, double.IsFinite) ? new Verdict(scores) : new Verdict(null, "the model's score is no number");
    }

    private (ReadRow? Row, string? Failure) Plan(Solution solution)
    {
        if (!_model.Layout.TryText(solution.Prefix, out var prefix, out var refusal)
            || !_model.Layout.TrySteps(solution.Text, out var text, out refusal))
            return (null, refusal);
        int[] tokens = [.. _problem, .. prefix, .. text];
        if (tokens.Length > _model.Decoder.Context)
            return (null, $"problem and solution have {tokens.Length} tokens, the verifier reads {_model.Decoder.Context}");
        var ends = _model.Layout.StepEnds(tokens, tokens.Length - text.Length);
        if (ends.Count == 0)
            return (null, "there is no step to score");
        var cost = text.Length + (solution.Prefix.Length == 0 && !_problemCharged ? _problem.Length : 0);
        if (cost > _prompt.MaxTokens - _charged)
            return (null, $"scoring it takes {cost} tokens, {_prompt.MaxTokens - _charged} are left of what was granted");
        _charged += cost;
        _problemCharged |= solution.Prefix.Length == 0;
        return (new ReadRow(tokens, _model.Layout.Cuts(tokens, _problem.Length), ends, _model.Cache), null);
    }
}
