using System.Text;
using Microsoft.Extensions.AI;
using Ponder.Inference.Chat.Wire;
using Ponder.Inference.Chat.Wire.Replies;

namespace Ponder.Inference.Chat.Clients;

/// <summary>What a client answered, as the services' own replies are read.</summary>
internal static class ClientReply
{
    /// <summary>
    /// The reply as one choice. Where it counts no tokens its usage is null, and the call is charged at its worst; a count is never
    /// taken to be 0 where there is text.
    /// </summary>
    public static ChatReply Read(ChatResponse response, ChatCall call)
    {
        var text = response.Text;
        var usage = response.Usage?.OutputTokenCount is { } written ? Counted(response.Usage, written, text, call) : null;
        var refusal = response.Messages.SelectMany(m => m.Contents).OfType<ErrorContent>().FirstOrDefault()?.Message;
        return new([new(text, Finish(response, text, usage, call)) { Refusal = refusal }], usage);
    }

    private static Usage Counted(UsageDetails details, long written, string text, ChatCall call)
    {
        var completion = Math.Max(Whole(written), text.Length > 0 ? 1 : 0);
        var prompt = details.InputTokenCount is > 0 and { } read ? Whole(read) : call.PromptTokens;
        var most = text.Length > 0 ? completion - 1 : completion;
        return new(prompt, completion, Math.Clamp(Whole(details.ReasoningTokenCount ?? 0), 0, most));
    }

    /// <summary>
    /// Why it ended. A client that does not say is taken to have finished only where fewer tokens were written than were allowed: a text
    /// that may have been cut off is no solution.
    /// </summary>
    private static string Finish(ChatResponse response, string text, Usage? usage, ChatCall call)
    {
        if (response.FinishReason is { } reason) return reason.Value;
        return (usage?.Completion ?? Encoding.UTF8.GetByteCount(text)) < call.MaxTokens ? "stop" : "length";
    }

    private static int Whole(long count) => (int)Math.Clamp(count, 0, int.MaxValue);
}
