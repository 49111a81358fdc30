using System.Globalization;
using System.Text.Json.Nodes;

namespace Ponder.TestKit.Servers;

/// <summary>How a server writes refusals.</summary>
/// <param name="Wrapped">Within <c>error</c>; the whole reply is the error otherwise.</param>
/// <param name="Numbered">The code is the status.</param>
/// <param name="HasParam">The field is named.</param>
public sealed record ErrorShape(bool Wrapped = true, bool Numbered = false, bool HasParam = true)
{
    /// <summary>The type of each status where a refusal has none of its own.</summary>
    public IReadOnlyDictionary<int, string> Types { get; init; } = new Dictionary<int, string>
    {
        [400] = "invalid_request_error",
        [401] = "authentication_error",
        [404] = "not_found_error",
        [500] = "server_error",
        [503] = "server_error",
    };

    internal JsonObject Write(Refusal refusal, long? value, long? limit, string? shown = null)
    {
        var message = refusal.Message
            .Replace("{value}", shown ?? Number(value), StringComparison.Ordinal)
            .Replace("{limit}", Number(limit), StringComparison.Ordinal);
        var type = refusal.Type ?? Types.GetValueOrDefault(refusal.Status, "api_error");
        var error = new JsonObject { ["message"] = message, ["type"] = type };
        if (HasParam) error["param"] = refusal.Param;
        error["code"] = Numbered ? refusal.Status : refusal.Code;
        if (refusal.Counts) (error["n_prompt_tokens"], error["n_ctx"]) = (value, limit);
        if (Wrapped) return new() { ["error"] = error };
        error.Insert(0, "object", "error");
        return error;
    }

    private static string Number(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
