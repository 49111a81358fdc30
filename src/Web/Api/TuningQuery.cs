using System.Globalization;
using Ponder.Engine.Exports;
using Ponder.Engine.Exports.FineTuning;

namespace Ponder.Web.Api;

/// <summary>What a query says of a file for fine-tuning.</summary>
internal static class TuningQuery
{
    /// <summary>The fields that only such files have.</summary>
    public static readonly string[] Fields = ["system", "for", "rowTokens"];

    /// <summary>Which file is asked for; null where it is another export.</summary>
    /// <exception cref="FormatException">It has another form than JSON lines, or another export has a field of such a file.</exception>
    public static FineTuningKind? Tuning(this Query query)
    {
        if (query.Text("what") is { } name && FineTuningKinds.Find(name) is { } kind)
        {
            return query.Format() == ExportFormat.Jsonl ? kind
                : throw new FormatException($"format is {query.Format().Name}: expected jsonl, as a fine-tuning service takes no other");
        }

        var field = Fields.FirstOrDefault(field => query.Text(field) is not null);
        return field is null ? null : throw new FormatException($"{field} is given: expected what to be {string.Join(" or ", FineTuningKinds.Names)}");
    }

    /// <exception cref="FormatException">A part of it cannot be read.</exception>
    public static FineTuningOptions TuningOptions(this Query query) => new()
    {
        System = query.Text("system"),
        For = query.Text("for") is not { } name ? FineTuningService.OpenAI
            : FineTuningServices.Find(name) ?? throw new FormatException($"for is {name}: expected {string.Join(", ", FineTuningServices.Names)}"),
        RowTokens = query.Text("rowTokens") is not { } text ? FineTuningOptions.UsualRowTokens
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var tokens) ? tokens
            : throw new FormatException("rowTokens: expected a whole number, 1 or more"),
    };
}
