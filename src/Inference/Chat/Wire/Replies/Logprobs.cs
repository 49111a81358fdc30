using System.Text.Json;
using Ponder.Core.Proposing;

namespace Ponder.Inference.Chat.Wire.Replies;

/// <summary>Reads how sure a model was of its tokens: from a chat's <c>content</c>, or a completion's lists.</summary>
internal static class Logprobs
{
    /// <summary>The confidence of the tokens; null where there are no log probabilities.</summary>
    public static TokenConfidence? Read(JsonElement? logprobs)
    {
        if (logprobs is not { } given) return null;
        var tokens = given.Member("content") is { ValueKind: JsonValueKind.Array } chat ? [.. chat.EnumerateArray().Select(OfChat)] : OfCompletion(given);
        // The likeliest tokens count only where every token has them: the two kinds of confidence cannot be compared.
        return tokens.Count == 0 ? null
            : tokens.TrueForAll(t => t.Likeliest.Count > 1) ? TokenConfidence.Of(tokens.Select(t => TokenConfidence.OfLikeliest(t.Likeliest)))
            : TokenConfidence.Of(tokens.Where(t => t.Own is not null).Select(t => TokenConfidence.OfWritten(t.Own!.Value)));
    }

    private static Token OfChat(JsonElement token) =>
        new(Number(token.Member("logprob")), [.. token.Member("top_logprobs").Items().Select(t => Number(t.Member("logprob"))).OfType<double>()]);

    private static List<Token> OfCompletion(JsonElement given)
    {
        var likeliest = given.Member("top_logprobs").Items().Select(Values).ToList();
        return [.. given.Member("token_logprobs").Items().Select((own, i) => new Token(Number(own), i < likeliest.Count ? likeliest[i] : []))];
    }

    private static List<double> Values(JsonElement tokens) =>
        tokens.ValueKind == JsonValueKind.Object ? [.. tokens.EnumerateObject().Select(t => Number(t.Value)).OfType<double>()] : [];

    private static double? Number(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Number } number && number.TryGetDouble(out var logprob) && double.IsFinite(logprob) ? logprob : null;

    private sealed record Token(double? Own, List<double> Likeliest);
}
