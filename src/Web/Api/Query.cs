using System.Globalization;
using Microsoft.AspNetCore.Http;
using Ponder.Engine.Exports;
using Ponder.Engine.Exports.FineTuning;
using Ponder.Engine.Service;

namespace Ponder.Web.Api;

/// <summary>A request's query, read strictly.</summary>
internal sealed class Query(IQueryCollection values)
{
    private const int UsualLimit = 50;

    /// <summary>What the host itself reads of a query: the function key and its name.</summary>
    private static readonly string[] Keys = ["code", "clientId"];

    public static Query Of(HttpRequest request) => new(request.Query);

    /// <summary>Itself, where it has no other fields than those.</summary>
    /// <exception cref="FormatException">It has one: it may be a mistyped name.</exception>
    public Query Only(params string[] names)
    {
        var other = values.Keys.FirstOrDefault(key => !names.Concat(Keys).Contains(key, StringComparer.OrdinalIgnoreCase));
        return other is null ? this : throw new FormatException($"there is no {other}: expected {string.Join(", ", names)}");
    }

    /// <summary>The value of that name; null where there is none.</summary>
    /// <exception cref="FormatException">It is given more than once.</exception>
    public string? Text(string name) =>
        !values.TryGetValue(name, out var found) || found.Count == 0 || string.IsNullOrEmpty(found[0]) ? null
        : found.Count == 1 ? found[0]
        : throw new FormatException($"{name} is given more than once");

    /// <exception cref="FormatException">It is neither true nor false.</exception>
    public bool Flag(string name) => Text(name) switch
    {
        null or "false" => false,
        "true" => true,
        _ => throw new FormatException($"{name}: expected true or false"),
    };

    /// <exception cref="FormatException">It is none.</exception>
    public ExportKind Kind() => Text("what") is not { } name ? ExportKind.Candidates
        : ExportKinds.Find(name) ?? throw new FormatException($"what is {name}: expected {string.Join(", ", [.. ExportKinds.Names, .. FineTuningKinds.Names])}");

    /// <exception cref="FormatException">It is none.</exception>
    public ExportFormat Format() => Text("format") is not { } name ? ExportFormat.Jsonl
        : ExportFormat.Find(name) ?? throw new FormatException($"format is {name}: expected {ExportFormat.Names}");

    /// <exception cref="FormatException">A part of it cannot be read.</exception>
    public ExportFilter Filter() => new()
    {
        Right = Flag("right"),
        Confidence = Text("confidence") is not { } text ? 0
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var confidence) ? confidence
            : throw new FormatException("confidence: expected a number from 0 to 1"),
        PerProblem = Text("perProblem") is not { } most ? null
            : int.TryParse(most, NumberStyles.None, CultureInfo.InvariantCulture, out var rows) ? rows
            : throw new FormatException("perProblem: expected a whole number, 1 or more"),
        Order = Text("order") is not { } order ? ExportOrder.Best
            : ExportOrders.Find(order) ?? throw new FormatException($"order is {order}: expected {string.Join(", ", ExportOrders.Names)}"),
    };

    /// <exception cref="FormatException">It is no number, or the problem is named too.</exception>
    public int? Place() => Text("place") is not { } text ? null
        : Text("problem") is not null ? throw new FormatException("place and problem: expected one of them")
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place
        : throw new FormatException("place: expected a whole number from 1");

    /// <exception cref="FormatException">It is no number.</exception>
    public int Limit() => Text("limit") is not { } text ? UsualLimit
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? limit
        : throw new FormatException("limit: expected a whole number from 1 to 100");

    /// <exception cref="FormatException">It is none.</exception>
    public JobStatus? Status() => Text("status") is { } text ? JobStatuses.Parse(text) : null;
}
