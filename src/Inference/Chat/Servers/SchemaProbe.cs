using System.Text.Json;
using Ponder.Inference.Chat.Limits;
using Ponder.Inference.Chat.Prompts;
using Ponder.Inference.Chat.Verdicts;
using Ponder.Inference.Chat.Wire;
using Ponder.Inference.Chat.Wire.Replies;

namespace Ponder.Inference.Chat.Servers;

/// <summary>Finds out whether a server writes JSON after a schema, by asking for one small verdict.</summary>
internal static class SchemaProbe
{
    private const int Tokens = 24;

    private static readonly Message[] Chat = [new("user", "How likely is it that 1 + 1 = 2? Give one score from 0 to 100.")];

    /// <summary>Tokens it costs at most.</summary>
    public static int Worst => Call.PromptTokens + Call.MaxTokens;

    private static ChatCall Call => new(Chat, null, 1, 1, 0, Tokens, null)
    {
        PromptTokens = PromptSize.Bound(Chat, null),
        Schema = VerdictSchema.Of(1),
    };

    /// <summary>The findings with the answer, and what asking cost.</summary>
    /// <remarks>A server that cannot be had leaves it open; the verdicts themselves will tell.</remarks>
    public static async Task<(ServerFindings Found, Charge Charge)> AskAsync(ServerFindings found, CallBatch calls, CancellationToken cancel)
    {
        var outcome = await calls.CallAsync(Call, 1, cancel).ConfigureAwait(false);
        var charge = Charge.Of(Call, outcome, false);
        bool? writes = outcome.Reply is { Choices: [var choice, ..] } ? Follows(choice.Text) : outcome.Unavailable ? null : false;
        var (prompt, completion) = (found.PromptTokens + charge.Prompt, found.CompletionTokens + charge.Completion);
        return (found with { Schemas = writes, PromptTokens = prompt, CompletionTokens = completion }, charge);
    }

    private static bool Follows(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.Member("scores") is { ValueKind: JsonValueKind.Array } scores && scores.GetArrayLength() == 1
                && scores[0].ValueKind == JsonValueKind.Number;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
