namespace Ponder.Inference.Chat.Servers;

/// <summary>What people should know of a server before they spend on it.</summary>
internal static class ServerNotes
{
    public static IEnumerable<string> Of(ServerFindings found, ChatOptions options)
    {
        if (!found.KeepsLimit) yield return "the server does not keep the limit on tokens: replies may cost more than is set aside for them";
        if (found.CountsAll == false && options.SamplesPerRequest > 1)
            yield return $"the server's usage leaves out samples of a request: they are counted here; {options.Section}:SamplesPerRequest 1 is cheaper to keep within a cap";
        if (found.Thinks)
            yield return "the model thinks before it answers, and its thinking counts as tokens: where it is cut off, give it more room with --max-tokens";
        if (options.ContextLength > found.ContextLength)
            yield return $"{options.Section}:ContextLength is {options.ContextLength}, and the server's context has {found.ContextLength} tokens";
        if (options.Limits.Concurrency > found.Slots)
            yield return $"{options.Section}:Limits:Concurrency is {options.Limits.Concurrency}, and the server works on {found.Slots} requests at once: the others wait there";
    }
}
