using Ponder.Inference.Chat.Limits;
using Ponder.Inference.Chat.Prompts;
using Ponder.Inference.Chat.Wire;

namespace Ponder.Inference.Chat.Servers;

/// <summary>
/// Finds out whether and how a server goes on from a partial text. The first text, cut in two, tells: who goes on from its first half
/// writes the second, who repeats the first half either echoes it or begins again, and only an echo repeats words that no model would
/// have chosen.
/// </summary>
internal sealed class ContinuationProbe(
    ServerProfile profile, ChatOptions options, string text, Func<ServerUse, ChatCall, CancellationToken, Task<CallOutcome>> call)
{
    private const int RestTokens = 8;
    private const int Alike = 4;
    private const string Odd = "one, two, marzipan, four, ";

    public async Task<ServerFindings> AskAsync(ServerFindings found, CancellationToken cancel)
    {
        var ways = options.Continuation is Continuation.Auto ? profile.Continuations : options.Continuation is Continuation.None ? [] : [options.Continuation];
        var (begun, rest) = Halves();
        foreach (var way in ways)
        {
            if (await AskAsync(found, way, begun, cancel).ConfigureAwait(false) is not { } reply) continue;
            if (Begins(reply, begun))
            {
                if (await AskAsync(found, way, Odd, cancel).ConfigureAwait(false) is { } odd && Begins(odd, Odd)) return found with { Continuation = way, Echoes = true };
                continue;
            }

            var certain = rest.Trim().Length > 0 && Begins(reply, rest.TrimStart()[..Math.Min(Alike, rest.TrimStart().Length)]);
            if (certain || (profile != ServerProfile.Unknown && reply.Length > 0)) return found with { Continuation = way, Echoes = false };
        }

        return found;
    }

    /// <summary>The text cut before a space in its middle: a token rarely reaches over it.</summary>
    private (string Begun, string After) Halves()
    {
        var at = text.IndexOf(' ', Math.Min(text.Length, text.Length / 2));
        if (at <= 0) at = text.Length / 2;
        return at > 0 ? (text[..at], text[at..]) : (Odd, "");
    }

    private static bool Begins(string reply, string with) => reply.TrimStart().StartsWith(with.Trim(), StringComparison.Ordinal);

    private async Task<string?> AskAsync(ServerFindings found, Continuation way, string begun, CancellationToken cancel)
    {
        var use = ServerUse.Of(options with { SamplesPerRequest = 1, Logprobs = false }, found) with { Continuation = way };
        IReadOnlyList<Message> chat = [new("user", ServerProbe.Task)];
        var asked = new ChatCall(chat, begun, 1, 1, 0, RestTokens + (begun.Length / 2), null) { PromptTokens = PromptSize.Bound(chat, begun) };
        return (await call(use, asked, cancel).ConfigureAwait(false)).Reply is { Choices: [var choice, ..] } ? choice.Text : null;
    }
}
