using System.Globalization;
using System.Text;
using System.Text.Json;
using Ponder.Answers;

namespace Ponder.Core.Problems;

/// <summary>
/// The dialects people have: Ponder's own (<c>id</c>, <c>problem</c>, <c>answer</c>), MATH (<c>problem</c>, <c>solution</c>, <c>answer</c>,
/// <c>unique_id</c>) and GSM8K (<c>question</c>, <c>answer</c> with <c>####</c>). Fields of no dialect are passed over.
/// </summary>
internal static class ProblemDialects
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public static ProblemLine Read(int line, byte[] bytes)
    {
        try
        {
            Strict.GetCharCount(bytes);
            using var json = JsonDocument.Parse(bytes);
            return new(Read(line, json.RootElement), null);
        }
        catch (DecoderFallbackException)
        {
            return new(null, new(line, null, "the line is not valid UTF-8"));
        }
        catch (JsonException e)
        {
            return new(null, new(line, null, $"not valid JSON at byte {e.BytePositionInLine}: expected one JSON object on the line"));
        }
        catch (FieldException e)
        {
            return new(null, new(line, e.Field, e.Message));
        }
    }

    private static Problem Read(int line, JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object) throw new FieldException(null, $"expected a JSON object, found {Kind(json)}");
        var question = Text(json, "question");
        var text = Text(json, "problem") ?? question
            ?? throw new FieldException("problem", "missing: expected \"problem\" (or \"question\" in GSM8K's dialect)");
        var field = question is null ? "problem" : "question";
        if (string.IsNullOrWhiteSpace(text)) throw new FieldException(field, "empty: expected the question's text");
        var id = Id(json) ?? $"line-{line}";
        return new() { Id = id, Text = text, Reference = Reference(json, gsm8k: question is not null), Line = line };
    }

    private static string? Id(JsonElement json)
    {
        foreach (var field in (ReadOnlySpan<string>)["id", "unique_id"])
        {
            if (!json.TryGetProperty(field, out var value) || value.ValueKind == JsonValueKind.Null) continue;
            var id = value.ValueKind == JsonValueKind.Number ? value.GetRawText() : Text(json, field)!;
            if (id.Length is 0 or > 256) throw new FieldException(field, $"expected 1 to 256 characters, found {id.Length}");
            if (id.Any(char.IsControl)) throw new FieldException(field, "expected no control characters");
            return id;
        }

        return null;
    }

    private static string? Reference(JsonElement json, bool gsm8k)
    {
        var isNumber = json.TryGetProperty("answer", out var value) && value.ValueKind == JsonValueKind.Number;
        var answer = isNumber ? value.GetRawText() : Text(json, "answer");
        if (gsm8k && answer is not null && answer.LastIndexOf("####", StringComparison.Ordinal) is >= 0 and var mark)
            return answer[(mark + 4)..].Trim().Replace(",", "", StringComparison.Ordinal);
        return answer ?? (Text(json, "solution") is { } solution ? AnswerExtractor.Extract(solution) : null);
    }

    private static string? Text(JsonElement json, string field)
    {
        if (!json.TryGetProperty(field, out var value) || value.ValueKind == JsonValueKind.Null) return null;
        if (value.ValueKind != JsonValueKind.String) throw new FieldException(field, $"expected a string, found {Kind(value)}");
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            throw new FieldException(field, "holds half of a UTF-16 surrogate pair: expected whole characters");
        }
    }

    private static string Kind(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => "an array",
        JsonValueKind.Object => "an object",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => json.ValueKind.ToString().ToLower(CultureInfo.InvariantCulture),
    };

    private sealed class FieldException(string? field, string message) : Exception(message)
    {
        public string? Field { get; } = field;
    }
}
