using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Ponder.Inference.Chat.Verdicts;

/// <summary>Verdicts as JSON, wherever it stands in the text, fenced or not.</summary>
internal static partial class VerdictJson
{
    private const int Tries = 64;
    private static readonly JsonReaderOptions Loose = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    private static readonly string[] Scores =
        ["score", "probability", "prob", "p", "likelihood", "confidence", "grade", "rating", "correctness", "percent", "percentage", "value", "verdict"];

    private static readonly string[] Steps = ["step", "step_number", "step_index", "stepnumber", "number", "index", "id", "k", "n"];

    public static IEnumerable<(int Step, Score Score)> Read(string said, int first, int last)
    {
        try
        {
            return Values(said).SelectMany(value => Of(value, first, last)).ToList();
        }
        catch (InvalidOperationException)
        {
            // A name or a text with half a surrogate pair.
            return [];
        }
    }

    /// <summary>Every JSON object or list in the text, the outermost.</summary>
    private static List<JsonElement> Values(string said)
    {
        var (found, bytes, at) = (new List<JsonElement>(), Encoding.UTF8.GetBytes(said), 0);
        for (var failed = 0; failed < Tries;)
        {
            var next = bytes.AsSpan(at).IndexOfAny((byte)'{', (byte)'[');
            if (next < 0) break;
            at += next;
            var reader = new Utf8JsonReader(bytes.AsSpan(at), Loose);
            try
            {
                using var document = JsonDocument.ParseValue(ref reader);
                found.Add(document.RootElement.Clone());
                at += (int)reader.BytesConsumed;
            }
            catch (JsonException)
            {
                (at, failed) = (at + 1, failed + 1);
            }
        }

        return found;
    }

    private static IEnumerable<(int Step, Score Score)> Of(JsonElement value, int first, int last) => value.ValueKind switch
    {
        JsonValueKind.Array => OfList([.. value.EnumerateArray()], first, last),
        JsonValueKind.Object => OfObject(value, first, last),
        _ => [],
    };

    private static IEnumerable<(int Step, Score Score)> OfList(List<JsonElement> items, int first, int last)
    {
        if (items.Count > 0 && items.TrueForAll(IsPair))
            return items.Select(i => (Whole(i[0])!.Value, ScoreOf(i[1])!.Value));
        if (items.Exists(i => StepOf(i) is not null)) return items.SelectMany(i => Of(i, first, last));
        var scores = items.Select(i => ScoreOf(i) ?? Inside(i)).ToList();
        return scores.Count > 0 && scores.TrueForAll(s => s is not null)
            ? VerdictList.Placed([.. scores.Select(s => s!.Value)], first, last) : items.SelectMany(i => Of(i, first, last));
    }

    private static bool IsPair(JsonElement item) => item.ValueKind == JsonValueKind.Array && item.GetArrayLength() == 2
        && Whole(item[0]) is not null && ScoreOf(item[1]) is not null;

    private static IEnumerable<(int Step, Score Score)> OfObject(JsonElement value, int first, int last)
    {
        if (Inside(value) is { } inside)
        {
            if (StepOf(value) is { } step) return [(step, inside)];
            if (first == last && !value.EnumerateObject().Any(m => Key().IsMatch(m.Name))) return [(first, inside)];
        }

        return value.EnumerateObject().SelectMany(member => Key().Match(member.Name) is { Success: true } key
            ? (ScoreOf(member.Value) ?? Inside(member.Value)) is { } score ? [(int.Parse(key.Groups[1].Value, CultureInfo.InvariantCulture), score)] : []
            : Of(member.Value, first, last));
    }

    /// <summary>The score that an object names as such.</summary>
    private static Score? Inside(JsonElement value) =>
        Named(value, Scores).Select(ScoreOf).FirstOrDefault(s => s is not null);

    private static int? StepOf(JsonElement value) => Named(value, Steps).Select(Whole).FirstOrDefault(s => s is not null);

    private static IEnumerable<JsonElement> Named(JsonElement value, string[] names) => value.ValueKind != JsonValueKind.Object ? []
        : names.SelectMany(name => value.EnumerateObject().Where(m => m.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(m => m.Value));

    private static Score? ScoreOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetDouble(out var number) => new(number, null, value.GetRawText().Contains('.', StringComparison.Ordinal)),
        JsonValueKind.String => ScoreText.Whole(value.GetString()!),
        _ => null,
    };

    private static int? Whole(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetInt32(out var number) => number,
        JsonValueKind.String when Key().Match(value.GetString()!) is { Success: true } key => int.Parse(key.Groups[1].Value, CultureInfo.InvariantCulture),
        _ => null,
    };

    [GeneratedRegex(@"^\s*(?:s|step|line)?[\s_#-]*(\d{1,4})\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Key();
}
