using Ponder.Core.Proposing;
using Ponder.Inference.Onnx;

namespace Ponder.Inference.Embedded;

/// <summary>The drafts of one prompt on their way.</summary>
internal sealed class WriteTask
{
    private readonly ProposerPrompt prompt;
    private readonly int[] problem;
    private readonly int promptTokens;
    private readonly string? failure;
    private readonly ReadRow? row;
    private readonly List<SampleRow> drafts = [];

    public WriteTask(ProposerPrompt prompt, TextModel model)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(prompt.MaxTokens, 1);
        if (!(prompt.Temperature >= 0) || prompt.Steps < 1)
            throw new ArgumentException($"temperature {prompt.Temperature}, steps {prompt.Steps}: expected at least 0 and at least 1");
        (this.prompt, Model) = (prompt, model);
        if (!model.Prompts.TryPrompt(prompt, out problem, out var tokens, out failure)) return;

        promptTokens = tokens.Length;
        var room = Math.Min(prompt.MaxTokens, model.Decoder.Context - tokens.Length);
        drafts.AddRange(prompt.Seeds
            .Select(seed => new SampleRow(new WritingRule(seed, prompt.Temperature, room, prompt.Steps, model.Marks))));
        row = new ReadRow(tokens, model.Layout.Cuts(tokens, problem.Length), [tokens.Length - 1], model.Cache)
        {
            Then = (read, logits) => drafts.Select(draft => draft.After(read, logits)),
        };
    }

    public TextModel Model { get; }

    public int Drafts => prompt.Seeds.Count;

    public IEnumerable<ProblemRow> Rows => row is null ? [] : [new ProblemRow(prompt.Problem, problem, row)];

    public ProposerReply Reply() => new(promptTokens, failure is null
        ? [.. drafts.Select(Finished)]
        : [.. prompt.Seeds.Select(_ => new Draft("", 0, Ending.Failed, failure))]);

    private Draft Finished(SampleRow draft) => draft.Ending == Ending.Failed
        ? new Draft("", draft.Drawn, Ending.Failed, "the model's logits are no numbers")
        : new Draft(Model.Tokenizer.Decode([.. draft.Tokens]), draft.Drawn, draft.Ending) { Confidence = TokenConfidence.Of(draft.Sure) };
}
