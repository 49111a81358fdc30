using Ponder.Core.Proposing;
using Ponder.Inference.Settings;

namespace Ponder.Inference.Chat.Servers;

/// <summary>What was found out about a server, a line for each thing.</summary>
internal static class ServerTable
{
    public static IEnumerable<Finding> Of(ServerFindings found, ChatOptions options)
    {
        var use = ServerUse.Of(options, found);
        yield return Line("server", true, found.Server == ServerProfile.Unknown.Name ? "of no kind that is known: it was asked everything" : found.Server);
        yield return Line("context", !(options.ContextLength > found.ContextLength), found.ContextLength is { } context
            ? options.ContextLength is { } set && set != context ? $"{context} tokens by the server, {set} by the setting ContextLength" : $"{context} tokens"
            : $"the server does not say: {use.ContextLength} tokens are assumed; see ContextLength");
        yield return Line("limit", found.KeepsLimit, found.KeepsLimit
            ? $"{(found.Limit == TokenLimit.MaxTokens ? "max_tokens" : "max_completion_tokens")} is kept"
            : "neither max_tokens nor max_completion_tokens is kept: a cap may be passed by one request's length");
        yield return Line("thinking", true, found.Bare ? "thinks unseen, takes neither temperature nor stop" : found.Thinks ? "thinks before it answers" : "no");
        yield return Line("solutions", true, $"up to {SolutionRoom.Of(use.ContextLength, use.Thinks)} tokens each, unless --max-tokens says otherwise");
        yield return Line("samples", found.CountsAll != false || use.SamplesPerRequest == 1, (found.CountsAll, use.SamplesPerRequest) switch
        {
            (true, var n) => $"{n} in one request, all of them counted",
            (false, 1) => "1 in one request: of several the server does not count all",
            (false, var n) => $"{n} in one request by the setting SamplesPerRequest, and the server does not count all: they are counted here",
            _ => "1 in one request",
        });
        yield return Line("log probabilities", true, found.Logprobs switch { true => "given", false => "not given", _ => "not asked" });
        yield return Line("seeds", true, found.Seeds switch
        {
            true => "the same seed gives the same text",
            false => "not kept: the same job asked again elsewhere gets other texts",
            _ => "not asked",
        });
        yield return Line("steps", true, use.Continuation == Continuation.None
            ? found.Thinks ? "a model that thinks does not go on from a part: strategies that search step by step are refused"
            : "it does not go on from a part: strategies that search step by step are refused"
            : $"goes on by {use.Continuation}{(found.Echoes == true ? ", repeating the part" : "")}; {Stops(use.Stops)}");
        foreach (var note in ServerNotes.Of(found, options).Where(n => n.Contains("Concurrency", StringComparison.Ordinal))) yield return Line("concurrency", options.Limits.Concurrency <= new ChatLimits().Concurrency, note);
        yield return Line("asking", true, $"cost {found.PromptTokens} + {found.CompletionTokens} tokens");

        Finding Line(string subject, bool good, string words) => new($"{options.Section} {subject}", good, words);
    }

    private static string Stops(StopNaming stops) => stops switch
    {
        StopNaming.Named => "replies name the stop",
        StopNaming.Verbose => "replies name the stop when asked",
        _ => "replies do not name the stop: steps are cut here, and what is written beyond is paid for",
    };
}
