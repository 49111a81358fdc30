using System.Text;
using System.Text.Json;
using Ponder.Answers;
using Ponder.Core.Pictures;

namespace Ponder.Core.Problems;

/// <summary>
/// The dialects people have: Ponder's own (<c>id</c>, <c>problem</c>, <c>answer</c>), MATH (<c>problem</c>, <c>solution</c>, <c>answer</c>,
/// <c>unique_id</c>), GSM8K (<c>question</c>, <c>answer</c> with <c>####</c>), and the names that others use for the same. Fields of no
/// dialect are passed over.
/// </summary>
internal static class ProblemDialects
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public static ProblemLine Read(ProblemRecord record, ProblemFields? fields)
    {
        var line = record.Line;
        if (record.Json is not { } bytes) return new(null, new(line, null, record.Fault!));
        try
        {
            Strict.GetCharCount(bytes);
            using var json = JsonDocument.Parse(bytes);
            return new(Read(record, json.RootElement, fields), null);
        }
        catch (DecoderFallbackException)
        {
            return new(null, new(line, null, "the line is not valid UTF-8"));
        }
        catch (JsonException e)
        {
            var at = line + (int)(e.LineNumber ?? 0);
            return new(null, new(at, null, $"not valid JSON at byte {e.BytePositionInLine}: expected one JSON object on the line"));
        }
        catch (FieldException e)
        {
            return new(null, new(line, e.Field, e.Message));
        }
    }

    /// <summary>The names of its fields; none where it is no object.</summary>
    public static IReadOnlyList<string> Fields(ProblemRecord record)
    {
        try
        {
            using var json = JsonDocument.Parse(record.Json ?? "null"u8.ToArray());
            return json.RootElement.ValueKind == JsonValueKind.Object ? [.. json.RootElement.EnumerateObject().Select(m => m.Said())] : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static Problem Read(ProblemRecord record, JsonElement json, ProblemFields? fields)
    {
        if (json.ValueKind != JsonValueKind.Object) throw new FieldException(null, $"expected a JSON object, found {JsonFields.Kind(json)}");
        var question = Question.Of(json, fields);
        var kind = Kind(json);
        return new()
        {
            Id = Id(json, fields) ?? record.Name,
            Text = question.Text,
            Reference = Reference.Of(json, question, fields, kind),
            Kind = kind,
            Images = Images(json),
            Line = record.Line,
        };
    }

    private static AnswerKind? Kind(JsonElement json)
    {
        foreach (var field in FieldNames.Kinds)
        {
            if (json.Field(field) is not { } value || value.Text(field) is not { } name || string.IsNullOrWhiteSpace(name)) continue;
            try
            {
                return AnswerKinds.Parse(name);
            }
            catch (FormatException e)
            {
                throw new FieldException(field, e.Message);
            }
        }

        return null;
    }

    /// <summary>Names of pictures: a list of strings, or one alone; null where there are none.</summary>
    private static IReadOnlyList<string>? Images(JsonElement json)
    {
        var field = FieldNames.Images;
        if (json.Field(field) is not { } value) return null;
        List<string> names = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(name => name.Text(field))] : [value.Text(field)];
        if (names.Count > Picture.Most) throw new FieldException(field, $"expected at most {Picture.Most} pictures, found {names.Count}");
        if (names.Any(string.IsNullOrWhiteSpace)) throw new FieldException(field, "expected names of pictures or data URLs, found an empty one");
        return names.Count == 0 ? null : names;
    }

    private static string? Id(JsonElement json, ProblemFields? fields)
    {
        foreach (var field in fields?.Id is { } own ? [own] : FieldNames.Ids)
        {
            if (json.Field(field) is not { } value) continue;
            var id = value.ValueKind == JsonValueKind.Number ? value.GetRawText() : value.Text(field);
            if (id.Length is 0 or > 256) throw new FieldException(field, $"expected 1 to 256 characters, found {id.Length}");
            if (id.Any(char.IsControl)) throw new FieldException(field, "expected no control characters");
            return id;
        }

        return null;
    }
}
