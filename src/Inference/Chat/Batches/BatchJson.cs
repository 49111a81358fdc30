using System.Text.Json;
using System.Text.Json.Nodes;
using Ponder.Core.Batching;
using Ponder.Inference.Chat.Limits;
using Ponder.Inference.Chat.Wire.Replies;

namespace Ponder.Inference.Chat.Batches;

/// <summary>Batches as the service writes them, and as it is asked for them.</summary>
internal static class BatchJson
{
    private const string NameField = "ponder_batch";

    /// <summary>Words in which services say that there is no room for a batch now.</summary>
    private static readonly string[] Crowded = ["token_limit_exceeded", "enqueued", "rate_limit", "too many", "batch_limit"];

    /// <summary>Words in which they say that they failed, rather than the batch.</summary>
    private static readonly string[] Passing = ["internal", "server_error", "timeout", "unavailable", "try again"];

    public static byte[] Order(BatchOrder order, string address) => JsonSerializer.SerializeToUtf8Bytes(new JsonObject
    {
        ["input_file_id"] = order.File,
        ["endpoint"] = address,
        ["completion_window"] = "24h",
        ["metadata"] = new JsonObject { ["ponder_job"] = order.Job, [NameField] = order.Name },
    });

    /// <summary>Whether it is the batch of that name, or over that file.</summary>
    public static bool Is(JsonElement batch, string name, string file) =>
        batch.Member("metadata")?.Words(NameField) == name || batch.Words("input_file_id") == file;

    /// <summary>Whether an error says that there is no room for the batch now.</summary>
    public static bool IsCrowded(ErrorBody error) => error.Says(Crowded);

    /// <summary>When it was made; null where that is not said.</summary>
    public static DateTimeOffset? Made(JsonElement batch) => Time(batch, "created_at");

    public static BatchLook Read(JsonElement batch, string service)
    {
        var counts = batch.Member("request_counts");
        var look = new BatchLook(Stage(batch.Words("status")))
        {
            Answered = counts?.Count("completed"),
            Failed = counts?.Count("failed") ?? 0,
            Input = Id(batch, "input_file_id"),
            Output = Id(batch, "output_file_id"),
            Errors = Id(batch, "error_file_id"),
            At = Time(batch, "completed_at") ?? Time(batch, "expired_at") ?? Time(batch, "cancelled_at"),
        };
        return look.Stage == BatchStage.Refused ? Refused(look, batch, service) : look;
    }

    private static BatchLook Refused(BatchLook look, JsonElement batch, string service)
    {
        var faults = batch.Member("errors")?.Member("data").Items().ToList() ?? [];
        if (faults.Count == 0) return look with { Fault = $"{service} refused a batch and does not say why" };
        var (code, message, line) = (faults[0].Scalar("code") ?? "", faults[0].Scalar("message") ?? "", faults[0].Scalar("line"));
        var full = faults.Exists(fault => IsCrowded(new(fault.Scalar("code") ?? "", "", "", fault.Scalar("message") ?? "")));
        return look with
        {
            Full = full,
            Lasting = !full && !faults.Exists(fault => new ErrorBody(fault.Scalar("code") ?? "", "", "", fault.Scalar("message") ?? "").Says(Passing)),
            Fault = $"{service} refused a batch: {code}{(line is null ? "" : $", line {line}")}: {message}",
        };
    }

    private static BatchStage Stage(string? status) => status switch
    {
        "completed" or "expired" or "cancelled" or "canceled" => BatchStage.Ended,
        "failed" => BatchStage.Refused,
        "cancelling" or "canceling" => BatchStage.Stopping,
        _ => BatchStage.Working,
    };

    private static string? Id(JsonElement batch, string field) => batch.Words(field) is { Length: > 0 } id ? id : null;

    private static DateTimeOffset? Time(JsonElement batch, string field) =>
        batch.Member(field) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var seconds) && seconds is > 0 and < 100_000_000_000
            ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
}
