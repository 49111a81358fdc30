using System.Globalization;
using System.Text.Json.Nodes;

namespace Ponder.TestKit.Servers.Batches;

/// <summary>How a line of a batch fares: whether it is worked on, and what stands in the two files of results.</summary>
/// <param name="Worked">Whether it is worked on, and paid for.</param>
/// <param name="Counts">Whether the service counts it as answered.</param>
public sealed record LineFate(bool Worked, bool Counts)
{
    /// <summary>It is answered.</summary>
    public static LineFate Answered { get; } = new(true, true) { Output = line => [line.Answer] };

    /// <summary>It is answered, and its answer stands there twice.</summary>
    public static LineFate Doubled { get; } = new(true, true) { Output = line => [line.Answer, line.Answer] };

    /// <summary>It is answered, and its answer is nowhere.</summary>
    public static LineFate Lost { get; } = new(true, true) { Output = line => Nothing(line.Answer) };

    /// <summary>It is answered, and what stands there cannot be read.</summary>
    public static LineFate Spoiled { get; } = new(true, true) { Output = line => [line.Answer[..(line.Answer.Length / 2)]] };

    /// <summary>It is not worked on, and stands nowhere.</summary>
    public static LineFate Forgotten { get; } = new(false, false);

    /// <summary>The window was over before.</summary>
    public static LineFate Expired { get; } = new(false, false) { Errors = line => [line.Expired] };

    /// <summary>Lines of others stand before its answer, and words that are no line at all.</summary>
    public static LineFate Crowded { get; } = new(true, true) { Output = line => ["", "<html>", "{\"custom_id\":\"another-1\",\"response\":{\"status_code\":200,\"body\":{}}}", "[]", "{}", line.Answer] };

    internal Func<LineWorker, IReadOnlyList<string>> Output { get; init; } = _ => [];

    internal Func<LineWorker, IReadOnlyList<string>> Errors { get; init; } = _ => [];

    /// <summary>It is refused with that status, in the file of errors.</summary>
    public static LineFate Refused(int status, string message) => new(false, false) { Errors = line => [line.Refused(status, message)] };

    /// <summary>The same in the file of answers.</summary>
    public static LineFate Inside(int status, string message) => new(false, false) { Output = line => [line.Refused(status, message)] };

    private static IReadOnlyList<string> Nothing(string worked) => worked.Length > 0 ? [] : [worked];
}

/// <summary>Works on a line, once.</summary>
internal sealed class LineWorker(JsonObject line, Func<ServerRequest, ServerReply> answer)
{
    private string? answered;

    public string Id => (string)line["custom_id"]!;

    public string Answer => answered ??= Written(answer(new("POST", (string)line["url"]!, new Dictionary<string, string>(), JsonNode.Parse(line["body"]!.ToJsonString())!.AsObject(), 0)));

    public string Expired => new JsonObject
    {
        ["id"] = $"req-{Id}",
        ["custom_id"] = Id,
        ["response"] = null,
        ["error"] = new JsonObject { ["code"] = "batch_expired", ["message"] = "This request could not be executed before the completion window expired." },
    }.ToJsonString();

    public string Refused(int status, string message) => Written(ServerReply.Of(status, new JsonObject
    {
        ["error"] = new JsonObject { ["message"] = message, ["type"] = "server_error", ["code"] = status.ToString(CultureInfo.InvariantCulture) },
    }));

    private string Written(ServerReply reply) => new JsonObject
    {
        ["id"] = $"req-{Id}",
        ["custom_id"] = Id,
        ["error"] = null,
        ["response"] = new JsonObject { ["status_code"] = reply.Status, ["request_id"] = Id, ["body"] = JsonNode.Parse(reply.Body) },
    }.ToJsonString();
}
