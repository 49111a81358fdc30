using System.Text.Json;
using Ponder.Answers;

namespace Ponder.Core.Problems;

/// <summary>A record's right answer, where it has one: an empty one is none.</summary>
internal static class Reference
{
    private const string Mark = "####";

    /// <exception cref="FieldException">The field that must be an answer is none.</exception>
    public static string? Of(JsonElement json, Question question, ProblemFields? fields, AnswerKind? kind)
    {
        if (fields?.Answer is { } own) return Final(json.Field(own) is { } value ? Named(value, own, kind) : null, question);
        foreach (var name in FieldNames.Answers)
        {
            if (json.Field(name) is not { } value) continue;
            var written = name == FieldNames.Answer || (kind == AnswerKind.Json && IsStructure(value, kind)) ? Written(value, name, kind) : Try(value, name);
            if (Final(written, question) is { } answer) return answer;
        }

        if (json.Field("reward_model")?.Field("ground_truth") is { } truth && Try(truth, "ground_truth") is { } graded) return graded;
        foreach (var name in FieldNames.Solutions)
        {
            // Other files use "output" for other things, too.
            if (json.Field(name) is { } solution && (name == FieldNames.Solutions[0] || solution.ValueKind == JsonValueKind.String) && AnswerExtractor.Extract(solution.Text(name)) is { } answer) return answer;
        }

        return question.Solution is { } replied ? AnswerExtractor.Extract(replied) : null;
    }

    /// <summary>A field that somebody named may hold a whole solution: one of several lines, or with a box.</summary>
    private static string? Named(JsonElement value, string field, AnswerKind? kind)
    {
        var text = Written(value, field, kind);
        var isAnswer = text is null || kind is not (null or AnswerKind.Math) || IsStructure(value, kind) || text.Contains(Mark, StringComparison.Ordinal)
            || !(text.Trim().Contains('\n') || text.Contains("\\boxed", StringComparison.Ordinal));
        return isAnswer ? text : AnswerExtractor.Extract(text!) ?? text;
    }

    private static string? Written(JsonElement value, string field, AnswerKind? kind) =>
        IsStructure(value, kind) || (kind is not null && value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            ? value.GetRawText() : Value(value, field);

    /// <summary>An object that says something; a list only where JSON is asked for.</summary>
    private static bool IsStructure(JsonElement value, AnswerKind? kind) =>
        (value.ValueKind == JsonValueKind.Object && kind is null or AnswerKind.Json && value.EnumerateObject().Any())
            || (value.ValueKind == JsonValueKind.Array && kind == AnswerKind.Json);

    /// <summary>Other files use these names for other things, too.</summary>
    private static string? Try(JsonElement value, string field) =>
        Plain(value) || (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 1 && Plain(value[0])) ? Value(value, field) : null;

    private static bool Plain(JsonElement value) => value.ValueKind is JsonValueKind.String or JsonValueKind.Number;

    private static string? Value(JsonElement value, string field) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.Null => null,
        JsonValueKind.Array when value.GetArrayLength() == 0 => null,
        JsonValueKind.Array when value.GetArrayLength() == 1 && value[0].ValueKind != JsonValueKind.Array => Value(value[0], field),
        JsonValueKind.Array => throw new FieldException(field, $"expected one answer, found a list of {value.GetArrayLength()}"),
        _ => value.Text(field) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null,
    };

    /// <summary>GSM8K ends a solution with a mark and the answer.</summary>
    private static string? Final(string? answer, Question question) =>
        question.Field != "problem" && answer?.LastIndexOf(Mark, StringComparison.Ordinal) is >= 0 and var mark
            ? answer[(mark + Mark.Length)..].Trim().Replace(",", "", StringComparison.Ordinal) : answer;
}
