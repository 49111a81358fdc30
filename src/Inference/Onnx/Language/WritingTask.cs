using Ponder.Core.Proposing;
using Ponder.Inference.Onnx.Language.Decoding;

namespace Ponder.Inference.Onnx.Language;

/// <summary>The drafts of one prompt on their way.</summary>
internal sealed class WritingTask
{
    private readonly ProposerPrompt prompt;
    private readonly IReadOnlyList<Writing> texts = [];
    private readonly string? failure;
    private readonly int promptTokens;

    public WritingTask(ProposerPrompt prompt, LoadedModel model, int[] tokens, Func<TextStop> stop, bool logprobs, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(prompt.MaxTokens, 1);
        if (!(prompt.Temperature >= 0) || prompt.Steps < 1)
            throw new ArgumentException($"temperature {prompt.Temperature}, steps {prompt.Steps}: expected at least 0 and at least 1");
        this.prompt = prompt;
        failure = Refusal(tokens.Length, model);
        if (failure is not null) return;
        promptTokens = tokens.Length;
        var room = Math.Min(prompt.MaxTokens, model.Context - tokens.Length);
        texts = [.. prompt.Seeds.Select(seed => new Writing(new(seed, prompt.Temperature, room, logprobs), model.Folder.Ends, stop()))];
        Order = new(tokens, texts, cancel);
    }

    /// <summary>What the decoder is asked for; null where the prompt cannot be read.</summary>
    public Order? Order { get; }

    public ProposerReply Reply() => new(promptTokens, failure is null
        ? [.. texts.Select(Finished)]
        : [.. prompt.Seeds.Select(_ => new Draft("", 0, Ending.Failed, failure))]);

    private static Draft Finished(Writing text) => text.Ending == Ending.Failed
        ? new("", text.Drawn, Ending.Failed, "the model's logits are no numbers")
        : new(text.Text, text.Drawn, text.Ending) { Confidence = TokenConfidence.Of(text.Sure) };

    private string? Refusal(int tokens, LoadedModel model) =>
        tokens >= model.Context ? $"problem and texts so far have {tokens} tokens, {model.Folder.Name} reads {model.Context}"
        : tokens > prompt.PromptTokens ? $"problem and texts so far have {tokens} tokens when they are read again, {prompt.PromptTokens} were set aside"
        : null;
}
