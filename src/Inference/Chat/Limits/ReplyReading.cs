using System.Text.Json;
using Ponder.Inference.Chat.Wire;
using Ponder.Inference.Chat.Wire.Replies;

namespace Ponder.Inference.Chat.Limits;

/// <summary>Tells replies from answers that are none.</summary>
internal static class ReplyReading
{
    /// <summary>The reply; null where the body is an error, or is none and does not claim to be JSON.</summary>
    /// <exception cref="JsonException">It claims to be a reply and is none.</exception>
    public static ChatReply? TryRead(WireReply reply)
    {
        if (reply.Status is not (>= 200 and < 300) || ErrorBody.Inside(reply.Body) is not null) return null;
        try
        {
            return ChatReply.Read(reply.Body);
        }
        catch (JsonException) when (reply.ContentType?.Contains("json", StringComparison.OrdinalIgnoreCase) != true)
        {
            return null;
        }
    }

    /// <summary>What became of a call that was answered so in one attempt.</summary>
    public static CallOutcome Outcome(WireReply reply, FaultReader faults)
    {
        Fault fault;
        try
        {
            if (TryRead(reply) is { } read) return new(read, null);
            fault = faults.Of(reply);
        }
        catch (JsonException e)
        {
            fault = faults.Of(e);
        }

        return new(null, fault) { Lost = fault.Billed == Billed.Anything ? 1 : 0, Read = fault.Billed == Billed.Prompt ? 1 : 0 };
    }
}
