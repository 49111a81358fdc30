using Ponder.Core.Proposing;
using Ponder.Inference.Chat.Limits;
using Ponder.Inference.Chat.Prompts;
using Ponder.Inference.Chat.Wire;
using Ponder.Inference.Chat.Wire.Replies;

namespace Ponder.Inference.Chat.Servers;

/// <summary>
/// Finds out what a server can do by asking it, a few tokens at a time. Every reply is charged as any other; what cannot be told from the
/// replies is taken from the server's profile.
/// </summary>
internal sealed class ServerProbe(ChatOptions options, TemplateSet templates, ITransport transport, ServerLook look, TimeProvider time)
{
    /// <summary>Tokens that the whole of it costs at most, prompts and replies, lost ones included.</summary>
    public const int Worst = 2000;

    /// <summary>Replies that may be lost to broken connections before the server is given up.</summary>
    private const int MostLost = 4;

    private const int TextTokens = 16;
    private const int FewTokens = 4;
    public const string Task = "Count from one to thirty in words, separated by commas. Begin at once, with the number one.";

    /// <summary>What took longer did not break, but ran out of time.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private int prompt;
    private int completion;
    private int lost;

    /// <summary>Asks what the wanted abilities need.</summary>
    /// <exception cref="ModelUnavailableException">The server cannot be had, or a setting is wrong.</exception>
    public async Task<ServerFindings> AskAsync(bool continues, CancellationToken cancel)
    {
        var found = ServerFindings.Of(look, false) with { Asked = true, AskedToContinue = continues, Echoes = null };
        (found, var first) = await TextAsync(found, cancel).ConfigureAwait(false);
        found = await SamplesAsync(found, cancel).ConfigureAwait(false);
        if (!found.Bare) found = await SeedProbe.AskAsync(found, Use(found), CallAsync, cancel).ConfigureAwait(false);
        if (continues && !found.Thinks)
        {
            found = await StopAsync(found, first, cancel).ConfigureAwait(false);
            found = await new ContinuationProbe(look.Profile, options, first, CallAsync).AskAsync(found, cancel).ConfigureAwait(false);
        }

        return found with { PromptTokens = prompt, CompletionTokens = completion };
    }

    /// <summary>One text: what the limit is called and whether it holds, and whether the model thinks.</summary>
    private async Task<(ServerFindings Found, string Text)> TextAsync(ServerFindings found, CancellationToken cancel)
    {
        var ways = new List<(TokenLimit Limit, bool Bare)>();
        if (options.Reasoning != true) ways.Add((look.Profile.Limit, false));
        if (options.Reasoning != false) ways.Add((TokenLimit.MaxCompletionTokens, true));
        if (look.Profile.Limit != TokenLimit.MaxTokens && options.Reasoning != true) ways.Add((TokenLimit.MaxTokens, false));
        CallOutcome outcome = new(null, null);
        foreach (var (limit, bare) in ways)
        {
            var use = Use(found) with { Limit = limit, Bare = bare, SamplesPerRequest = 1 };
            outcome = await CallAsync(use, Call(TextTokens, temperature: 0), cancel).ConfigureAwait(false);
            if (outcome.Reply is not { Choices: [var choice, ..] } reply)
            {
                if (outcome.Fault is { Kind: FaultKind.Setting or FaultKind.Refused } fault && !FaultNames(fault, "Key", "Endpoint", "Model")) continue;
                break;
            }

            if (reply.Usage?.Completion > TextTokens + 1 && limit != TokenLimit.Both && options.Reasoning is null && !bare)
            {
                var other = limit == TokenLimit.MaxTokens ? TokenLimit.MaxCompletionTokens : TokenLimit.MaxTokens;
                var again = await CallAsync(use with { Limit = other }, Call(TextTokens, temperature: 0), cancel).ConfigureAwait(false);
                var kept = again.Reply?.Usage?.Completion <= TextTokens + 1;
                found = found with { Limit = kept ? other : limit, KeepsLimit = kept };
            }
            else
            {
                found = found with { Limit = limit, KeepsLimit = !(reply.Usage?.Completion > TextTokens + 1) };
            }

            var hidden = reply.Usage?.Reasoning > 0 || (choice.Text.Length == 0 && choice.Finish == Finish.Length);
            return (found with { Bare = bare, Thinks = bare || choice.Thought.Length > 0 || hidden || choice.Text.Contains("<think>", StringComparison.Ordinal) }, choice.Text);
        }

        throw new ModelUnavailableException(outcome.Fault?.Reason ?? $"{options.Endpoint} gives no samples") { Lasting = outcome.Fault is not { Passes: true } };
    }

    /// <summary>Several samples in one request, and whether its usage counts them all.</summary>
    private async Task<ServerFindings> SamplesAsync(ServerFindings found, CancellationToken cancel)
    {
        var most = options.SamplesPerRequest ?? look.Profile.Samples;
        if (most < 2) return found;
        var use = Use(found) with { Logprobs = !found.Bare, SamplesPerRequest = 2 };
        var call = Call(found.Thinks ? TextTokens : FewTokens, samples: 2);
        var outcome = await CallAsync(use, call, cancel).ConfigureAwait(false);
        var logprobs = outcome.Reply?.Choices.Any(c => c.Tokens > 0);
        if (outcome.Reply is null && use.Logprobs) outcome = await CallAsync(use with { Logprobs = false }, call, cancel).ConfigureAwait(false);
        found = found with { Logprobs = found.Bare ? null : logprobs ?? false };
        if (outcome.Reply is not { Choices.Count: >= 2 } reply) return found;
        var counts = reply.Choices.Select(c => c.Finish == Finish.Length ? call.MaxTokens : c.Tokens).ToList();
        var all = reply.Usage is { } usage && counts.TrueForAll(c => c is not null) && usage.Completion >= counts.Sum();
        var within = look.Profile.SamplesWithinSlots && look.Slots is { } slots ? Math.Min(most, slots) : most;
        return found with { CountsAll = all, Samples = all ? within : 1 };
    }

    /// <summary>Stops at a piece of the first text: does the reply say so?</summary>
    private async Task<ServerFindings> StopAsync(ServerFindings found, string text, CancellationToken cancel)
    {
        if (Piece(text) is not { } stop) return found with { Stops = look.Profile.Stops };
        foreach (var naming in new[] { StopNaming.Named, StopNaming.Verbose })
        {
            if (await NamedAsync(naming).ConfigureAwait(false)) return found with { Stops = naming };
        }

        return found with { Stops = StopNaming.None };

        async Task<bool> NamedAsync(StopNaming naming)
        {
            var use = Use(found) with { Stops = naming, SamplesPerRequest = 1 };
            var outcome = await CallAsync(use, Call(TextTokens, temperature: 0) with { Stop = stop, StopsAtStep = true }, cancel).ConfigureAwait(false);
            return outcome.Reply is { Choices: [{ Stopped: { } stopped }, ..] } && stopped == stop;
        }
    }

    /// <summary>A piece of the text that is nowhere before: it ends there the second time, too.</summary>
    private static string? Piece(string text)
    {
        for (var at = text.Length / 3; at > 0 && at + 2 <= text.Length; at++)
        {
            var piece = text.Substring(at, Math.Min(3, text.Length - at));
            if (text.IndexOf(piece, StringComparison.Ordinal) == at && piece.Trim().Length > 0 && !char.IsSurrogate(piece[0]) && !char.IsSurrogate(piece[^1])) return piece;
        }

        return null;
    }

    /// <summary>A reply; it is asked for again where the connection broke, a few times in all, and what was lost is charged at its worst case.</summary>
    private async Task<CallOutcome> CallAsync(ServerUse use, ChatCall call, CancellationToken cancel)
    {
        while (true)
        {
            var begun = time.GetTimestamp();
            var outcome = await OnceAsync(use, call, cancel).ConfigureAwait(false);
            if (outcome.Fault is { Kind: FaultKind.Setting } wrong && FaultNames(wrong, "Key", "Endpoint", "Model")) throw Unavailable(wrong);
            if (outcome is not { Unavailable: true, Fault: { Kind: not FaultKind.Setting } fault }) return outcome;
            var broke = fault is { Kind: FaultKind.Unreachable, Billed: Billed.Anything } && time.GetElapsedTime(begun) <= Patience;
            if (!broke || ++lost > MostLost) throw Unavailable(fault);
        }
    }

    private async Task<CallOutcome> OnceAsync(ServerUse use, ChatCall call, CancellationToken cancel)
    {
        using var deployment = new Deployment(transport, new(options, use, templates), options with { Limits = options.Limits with { BilledAttempts = 1 } }, time);
        var outcome = await deployment.Begin().CallAsync(call, 1, cancel).ConfigureAwait(false);
        var charge = Charge.Of(call, outcome, false);
        (prompt, completion) = (prompt + charge.Prompt, completion + charge.Completion);
        return outcome;
    }

    private ModelUnavailableException Unavailable(Fault fault) => new(fault.Reason) { Lasting = fault.Kind == FaultKind.Setting, Doubt = new() { PromptTokens = prompt, CompletionTokens = completion } };

    private bool FaultNames(Fault fault, params ReadOnlySpan<string> settings)
    {
        foreach (var setting in settings)
        {
            if (fault.Reason.Contains($"{options.Section}:{setting}", StringComparison.Ordinal)) return true;
        }

        return false;
    }

    private ServerUse Use(ServerFindings found) => ServerUse.Of(options with { SamplesPerRequest = 1, Continuation = Continuation.None, Logprobs = false }, found);

    private static ChatCall Call(int tokens, int samples = 1, double temperature = 0.8)
    {
        IReadOnlyList<Message> chat = [new("user", Task)];
        return new(chat, null, samples, 1, temperature, tokens, null) { PromptTokens = PromptSize.Bound(chat, null) };
    }
}
