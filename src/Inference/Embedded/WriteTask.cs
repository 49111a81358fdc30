using Ponder.Core.Proposing;
using Ponder.Inference.Onnx;

namespace Ponder.Inference.Embedded;

/// <summary>The drafts of one prompt on their way.</summary>
internal sealed class WriteTask
{
    private readonly TextModel _model;
    private readonly ProposerPrompt _prompt;
    private readonly int[] _problem;
    private readonly int _promptTokens;
    private readonly string? _failure;
    private readonly ReadRow? _row;
    private readonly List<SampleRow> _drafts = [];

    public WriteTask(ProposerPrompt prompt, TextModel model, Marks marks)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(prompt.MaxTokens, 1);
        if (!(prompt.Temperature >= 0) || prompt.Steps < 1)
            throw new ArgumentException($"temperature {prompt.Temperature}, steps {prompt.Steps}: expected at least 0 and at least 1");
        (_prompt, _model) = (prompt, model);
        _failure = Refusal(out _problem, out var tokens);
        if (_failure is not null)
            return;

        _promptTokens = tokens.Length;
        var room = Math.Min(prompt.MaxTokens, model.Decoder.Context - tokens.Length);
        _drafts.AddRange(prompt.Seeds.Select(seed => new SampleRow(new Sampling(seed, prompt.Temperature, room, prompt.Steps, marks))));
        _row = new ReadRow(tokens, model.Layout.Cuts(tokens, _problem.Length), [tokens.Length - 1], model.Cache)
        {
            Then = (read, logits) => _drafts.Select(draft => draft.After(read, logits)),
        };
    }

    public IEnumerable<ProblemRow> Rows => _row is null ? [] : [new ProblemRow(_prompt.Problem, _problem, _row)];

    public ProposerReply Reply() => new(_promptTokens, _failure is null
        ? [.. _drafts.Select(Finished)]
        : [.. _prompt.Seeds.Select(_ => new Draft("", 0, Ending.Failed, _failure))]);

    private Draft Finished(SampleRow draft) => draft.Ending == Ending.Failed
        ? new Draft("", draft.Drawn, Ending.Failed, "the model's logits are no numbers")
        : new Draft(_model.Tokenizer.Decode([.. draft.Tokens]), draft.Drawn, draft.Ending);

    private string? Refusal(out int[] problem, out int[] tokens)
    {
        tokens = [];
        if (!_model.Layout.TryProblem(_prompt.Problem, out problem, out var refusal) || !_model.Layout.TryText(_prompt.Prefix, out var prefix, out refusal))
            return refusal;
        tokens = [.. problem, .. prefix];
        return _prompt.Attempts.Count > 0 ? "the model does not revise attempts"
            : tokens.Length < _model.Decoder.Context ? null
            : $"problem and solution so far have {tokens.Length} tokens, the model reads {_model.Decoder.Context}";
    }
}
