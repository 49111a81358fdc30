using Ponder.Inference.Chat.Limits;
using Ponder.Inference.Chat.Prompts;
using Ponder.Inference.Chat.Wire;

namespace Ponder.Inference.Chat.Servers;

/// <summary>Finds out whether the same seed gives the same text, by asking twice for words that no two samples share by chance.</summary>
internal static class SeedProbe
{
    private const int Tokens = 12;
    private const string Task = "Write eight random words that have nothing to do with each other, separated by commas. Begin at once.";

    /// <summary>The findings with the answer; null stays where no two texts came.</summary>
    public static async Task<ServerFindings> AskAsync(
        ServerFindings found, ServerUse use, Func<ServerUse, ChatCall, CancellationToken, Task<CallOutcome>> call, CancellationToken cancel)
    {
        IReadOnlyList<Message> chat = [new("user", Task)];
        var asked = new ChatCall(chat, null, 1, 1, 1, Tokens, null) { PromptTokens = PromptSize.Bound(chat, null) };
        var texts = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            if ((await call(use, asked, cancel).ConfigureAwait(false)).Reply is { Choices: [var choice, ..] }) texts.Add(choice.Text + choice.Thought);
        }

        return texts is [{ Length: > 0 } first, var second] ? found with { Seeds = first == second } : found;
    }
}
