using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Ponder.Engine.Service;

namespace Ponder.Functions.Api;

/// <summary>A request's query, read strictly.</summary>
internal sealed class Query(IQueryCollection values)
{
    private const int UsualLimit = 50;

    public static Query Of(HttpRequest request) => new(request.Query);

    /// <summary>The value of that name; null where there is none.</summary>
    /// <exception cref="FormatException">It is given more than once.</exception>
    public string? Text(string name) => !values.TryGetValue(name, out var found) || found.Count == 0 || string.IsNullOrEmpty(found[0]) ? null
        : found.Count == 1 ? found[0]
        : throw new FormatException($"{name} is given more than once");

    /// <exception cref="FormatException">It is neither true nor false.</exception>
    public bool Flag(string name) => Text(name) switch
    {
        null or "false" => false,
        "true" => true,
        _ => throw new FormatException($"{name}: expected true or false"),
    };

    /// <exception cref="FormatException">It is no number.</exception>
    public int Limit() => Text("limit") is not { } text ? UsualLimit
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? limit
        : throw new FormatException("limit: expected a whole number from 1 to 100");

    /// <exception cref="FormatException">It is none.</exception>
    public JobStatus? Status()
    {
        if (Text("status") is not { } text) return null;
        var all = Enum.GetValues<JobStatus>();
        var found = Array.FindIndex(all, status => JsonNamingPolicy.CamelCase.ConvertName($"{status}") == text);
        return found >= 0 ? all[found] : throw new FormatException($"status: expected one of {string.Join(", ", all.Select(s => JsonNamingPolicy.CamelCase.ConvertName($"{s}")))}");
    }
}
