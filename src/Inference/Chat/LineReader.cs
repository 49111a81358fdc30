using Ponder.Core.Batching;
using Ponder.Core.Proposing;
using Ponder.Inference.Chat.Limits;
using Ponder.Inference.Chat.Prompts;
using Ponder.Inference.Chat.Servers;
using Ponder.Inference.Chat.Wire;

namespace Ponder.Inference.Chat;

/// <summary>Words calls as lines of batches, and reads what came for them as if it had come live.</summary>
internal sealed class LineReader(ChatOptions options, TimeProvider? time)
{
    private readonly FaultReader faults = new(options, time ?? TimeProvider.System);

    /// <summary>The request of a call under that id.</summary>
    public static BatchRequest Request(ChatCall call, string id, ChatBody body) =>
        new(id, body.Path(call), body.Write(call), call.PromptTokens + ((long)call.Samples * call.MaxTokens));

    /// <summary>What came for the call; where that is no result, whether it was free.</summary>
    /// <exception cref="ModelUnavailableException">A setting is wrong.</exception>
    public (MadeCall? Made, bool Free) Read(ChatCall call, ServerUse use, BatchLine line)
    {
        if (line.Status is not { } status) return (null, true);
        var outcome = ReplyReading.Outcome(new(status, "application/json", line.Body, _ => null), faults);
        if (outcome.Fault is { Kind: FaultKind.Setting } wrong) throw new ModelUnavailableException(wrong.Reason) { Lasting = true };
        return outcome.Fault is { Passes: true } ? (null, outcome.Free) : (new(call, outcome, use), false);
    }

    /// <summary>How lines are worded: as live requests, but for the model or deployment that batches go to.</summary>
    public ChatBody Body(ServerUse use, TemplateSet templates) => new(options with { Model = options.Batch.Model ?? options.Model }, use, templates);
}
