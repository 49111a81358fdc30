using System.Text.Json;
using Ponder.Answers;

namespace Ponder.Core.Recorded;

/// <summary>Reads one line of recorded answers.</summary>
internal static class RecordedLine
{
    private const string Form = "{\"id\": …, \"answer\": …, \"samples\": [[answer, tokens], …]}";

    /// <summary>The problem on the line.</summary>
    /// <param name="place">What to call the line in messages.</param>
    /// <param name="bytes">The line.</param>
    public static RecordedProblem Read(string place, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes);
            return Problem(place, json.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new RecordedException($"{place}: expected {Form}: {e.Message}", e);
        }
    }

    private static RecordedProblem Problem(string place, JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("samples", out var samples) || samples.ValueKind != JsonValueKind.Array)
            throw new RecordedException($"{place}: expected {Form}");
        var text = Words(json, "problem") ?? Words(json, "question");
        var id = Words(json, "id") ?? text ?? throw new RecordedException($"{place}: expected an \"id\" or a \"problem\"");
        return new(id, text ?? id, Words(json, "answer"), [.. samples.EnumerateArray().Select((sample, i) => Sample($"{place}, sample {i + 1}", sample))]);
    }

    private static RecordedSample Sample(string place, JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array when json.GetArrayLength() is 2 => new(Words(json[0]), Tokens(place, json[1])),
        JsonValueKind.Array when json.GetArrayLength() is 3 => new(Words(json[0]), Tokens(place, json[1]), null, Scores(place, json[2])),
        JsonValueKind.Object => new(Answer(json), Count(place, json, "tokens"), Words(json, "text"),
            json.TryGetProperty("scores", out var scores) ? Scores(place, scores) : json.TryGetProperty("score", out var score) ? Scores(place, score) : null,
            Count(place, json, "verifierTokens")),
        _ => throw new RecordedException($"{place}: expected [answer, tokens], [answer, tokens, score] or an object"),
    };

    /// <summary>What is said to be the answer, else what the text ends with, unless it is said to be cut short.</summary>
    private static string? Answer(JsonElement json) =>
        json.TryGetProperty("answer", out _) ? Words(json, "answer")
        : Words(json, "ending") is null or "finished" && Words(json, "text") is { } text ? AnswerExtractor.Extract(text)
        : null;

    private static int Count(string place, JsonElement json, string field) => json.TryGetProperty(field, out var value) ? Tokens(place, value) : 0;

    private static int Tokens(string place, JsonElement value) =>
        value.ValueKind == JsonValueKind.Null ? 0
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var tokens) && tokens >= 0 ? tokens
        : throw new RecordedException($"{place}: tokens are {value.GetRawText()}: expected a whole number from 0, where 0 is unknown");

    private static double[]? Scores(string place, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null) return null;
        double[] scores = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(s => s.GetDouble())] : [value.GetDouble()];
        return Array.TrueForAll(scores, s => s is >= 0 and <= 1)
            ? scores.Length > 0 ? scores : null
            : throw new RecordedException($"{place}: scores are {value.GetRawText()}: expected numbers from 0 to 1");
    }

    private static string? Words(JsonElement json, string field) => json.TryGetProperty(field, out var value) ? Words(value) : null;

    private static string? Words(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? text : null,
        _ => value.GetRawText(),
    };
}
