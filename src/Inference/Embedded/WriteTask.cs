using Ponder.Core.Proposing;
using Ponder.Inference.Onnx;

namespace Ponder.Inference.Embedded;

/// <summary>The drafts of one prompt on their way.</summary>
internal sealed class WriteTask
{
    private readonly ProposerPrompt _prompt;
    private readonly int[] _problem;
    private readonly int _promptTokens;
    private readonly string? _failure;
    private readonly ReadRow? _row;
    private readonly List<SampleRow> _drafts = [];

    public WriteTask(ProposerPrompt prompt, TextModel model)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(prompt.MaxTokens, 1);
        if (!(prompt.Temperature >= 0) || prompt.Steps < 1)
            throw new ArgumentException($"temperature {prompt.Temperature}, steps {prompt.Steps}: expected at least 0 and at least 1");
        (_prompt, Model) = (prompt, model);
        if (!model.Prompts.TryPrompt(prompt, out _problem, out var tokens, out _failure))
            return;

        _promptTokens = tokens.Length;
        var room = Math.Min(prompt.MaxTokens, model.Decoder.Context - tokens.Length);
        _drafts.AddRange(prompt.Seeds
            .Select(seed => new SampleRow(new Sampling(seed, prompt.Temperature, room, prompt.Steps, model.Marks))));
        _row = new ReadRow(tokens, model.Layout.Cuts(tokens, _problem.Length), [tokens.Length - 1], model.Cache)
        {
            Then = (read, logits) => _drafts.Select(draft => draft.After(read, logits)),
        };
    }

    public TextModel Model { get; }

    public int Drafts => _prompt.Seeds.Count;

    public IEnumerable<ProblemRow> Rows => _row is null ? [] : [new ProblemRow(_prompt.Problem, _problem, _row)];

    public ProposerReply Reply() => new(_promptTokens, _failure is null
        ? [.. _drafts.Select(Finished)]
        : [.. _prompt.Seeds.Select(_ => new Draft("", 0, Ending.Failed, _failure))]);

    private Draft Finished(SampleRow draft) => draft.Ending == Ending.Failed
        ? new Draft("", draft.Drawn, Ending.Failed, "the model's logits are no numbers")
        : new Draft(Model.Tokenizer.Decode([.. draft.Tokens]), draft.Drawn, draft.Ending);
}
