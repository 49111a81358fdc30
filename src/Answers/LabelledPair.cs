using System.Text.Json;

namespace Ponder.Answers;

/// <summary>One line of a file of labelled pairs.</summary>
internal sealed record LabelledPair(
    string Gold, string Pred, bool Expected, EquivalenceOptions Options, bool? SetsAsRelations, string? Kind, string? Problem)
{
    public static LabelledPair Parse(string line, string place, AnswerKind usual)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var row = document.RootElement;
            if (row.ValueKind != JsonValueKind.Object) throw new FormatException($"{place}: expected a JSON object");
            var defaults = EquivalenceOptions.Default;
            return new LabelledPair(
                Text(row, "gold", place),
                Text(row, "pred", place),
                Flag(row, "expected", place) ?? throw new FormatException($"{place}: field 'expected' is missing; expected true or false"),
                new EquivalenceOptions
                {
                    Precision = Count(row, "precision", place) ?? defaults.Precision,
                    Strict = Flag(row, "strict", place) ?? defaults.Strict,
                    Kind = row.TryGetProperty("answerType", out _) ? AnswerKinds.Parse(Text(row, "answerType", place)) : usual,
                },
                Flag(row, "allow_set_relation_comp", place),
                row.TryGetProperty("kind", out _) ? Text(row, "kind", place) : null,
                row.TryGetProperty("problem", out _) ? Text(row, "problem", place) : null);
        }
        catch (FormatException error) when (!error.Message.StartsWith(place, StringComparison.Ordinal))
        {
            throw new FormatException($"{place}: field 'answerType': {error.Message}", error);
        }
        catch (JsonException error)
        {
            throw new FormatException($"{place}: not JSON ({error.Message})", error);
        }
    }

    private static string Text(JsonElement row, string field, string place) =>
        row.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw new FormatException($"{place}: field '{field}' must be a string");

    private static bool? Flag(JsonElement row, string field, string place) =>
        !row.TryGetProperty(field, out var value) ? null : value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw new FormatException($"{place}: field '{field}' must be true or false"),
        };

    private static int? Count(JsonElement row, string field, string place) => !row.TryGetProperty(field, out var value)
        ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var count) && count >= 0
            ? count
            : throw new FormatException($"{place}: field '{field}' must be a whole number of decimal places");
}
