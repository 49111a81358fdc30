using System.Runtime.CompilerServices;
using System.Text.Json;
using Ponder.Core.Batching;
using Ponder.Core.Proposing;
using Ponder.Inference.Chat.Limits;
using Ponder.Inference.Chat.Wire;
using Ponder.Inference.Chat.Wire.Replies;

namespace Ponder.Inference.Chat.Batches;

/// <summary>The batch interface of OpenAI, as Azure OpenAI has it below <c>/openai/v1</c>: <c>/files</c> and <c>/batches</c>.</summary>
internal sealed class BatchDesk(ChatOptions options, IFileTransport transport, FaultReader faults) : IBatchDesk
{
    /// <summary>Batches listed at once.</summary>
    private const int Listed = 100;

    /// <summary>Azure's lines name an address without a version.</summary>
    private readonly string root = Identity.Serves(options.Endpoint!) ? "" : "/v1";

    public BatchLimits Limits => options.Batch.Limits;

    public async Task<string> UploadAsync(string name, IReadOnlyList<BatchRequest> lines, CancellationToken cancel = default)
    {
        var (form, type) = await BatchFile.FormAsync(name, lines, root, cancel).ConfigureAwait(false);
        var reply = await SendAsync("POST", "files", form, type, file: true, cancel).ConfigureAwait(false);
        return Good(reply) ? Id(reply, "file") : throw Unavailable(reply);
    }

    public async Task<string> OrderAsync(BatchOrder order, CancellationToken cancel = default)
    {
        var reply = await SendAsync("POST", "batches", BatchJson.Order(order, BatchFile.Address(root, order.Path)), "application/json", file: false, cancel).ConfigureAwait(false);
        if (Good(reply)) return Id(reply, "batch");
        var fault = faults.Of(reply);
        if (reply.Status is < 400 or >= 500 or 408) throw new ModelUnavailableException(fault.Reason);
        if (fault.Kind == FaultKind.Busy || BatchJson.IsCrowded(ErrorBody.Read(reply.Body))) throw new BatchFullException(fault.Reason) { RetryAfter = fault.RetryAfter };
        throw new BatchRefusedException(fault.Reason);
    }

    public async Task<string?> FindAsync(string name, string file, DateTimeOffset since, CancellationToken cancel = default)
    {
        for (string? after = null; ;)
        {
            var reply = await SendAsync("GET", $"batches?limit={Listed}{(after is null ? "" : $"&after={Uri.EscapeDataString(after)}")}", null, null, file: false, cancel).ConfigureAwait(false);
            if (!Good(reply)) throw Unavailable(reply);
            using var document = Parse(reply);
            var page = document.RootElement.Member("data").Items().ToList();
            foreach (var batch in page)
            {
                if (BatchJson.Is(batch, name, file) && batch.Words("id") is { Length: > 0 } id) return id;
            }

            var old = page.Count > 0 && page.TrueForAll(batch => BatchJson.Made(batch) < since);
            if (page.Count == 0 || old || document.RootElement.Member("has_more") is not { ValueKind: JsonValueKind.True }) return null;
            after = document.RootElement.Words("last_id") ?? page[^1].Words("id");
            if (after is null) return null;
        }
    }

    public async Task<BatchLook?> LookAsync(string id, CancellationToken cancel = default)
    {
        var reply = await SendAsync("GET", $"batches/{Uri.EscapeDataString(id)}", null, null, file: false, cancel).ConfigureAwait(false);
        if (reply.Status is 404 or 410) return null;
        if (!Good(reply)) throw Unavailable(reply);
        using var document = Parse(reply);
        return BatchJson.Read(document.RootElement, $"{options.Endpoint}");
    }

    public async IAsyncEnumerable<BatchLine> CollectAsync(BatchLook look, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        foreach (var file in new[] { look.Output, look.Errors }.OfType<string>())
        {
            var reply = await SendAsync("GET", $"files/{Uri.EscapeDataString(file)}/content", null, null, file: true, cancel).ConfigureAwait(false);
            if (reply.Status is 404 or 410) continue;
            if (!Good(reply)) throw Unavailable(reply);
            foreach (var line in BatchFile.Read(reply.Body)) yield return line;
        }
    }

    public async Task CancelAsync(string id, CancellationToken cancel = default)
    {
        var reply = await SendAsync("POST", $"batches/{Uri.EscapeDataString(id)}/cancel", "{}"u8.ToArray(), "application/json", file: false, cancel).ConfigureAwait(false);
        if (!Good(reply) && reply.Status is not (400 or 404 or 409 or 410)) throw Unavailable(reply);
    }

    public async Task RemoveAsync(IReadOnlyList<string> files, CancellationToken cancel = default)
    {
        foreach (var file in files)
        {
            try
            {
                await SendAsync("DELETE", $"files/{Uri.EscapeDataString(file)}", null, null, file: false, cancel).ConfigureAwait(false);
            }
            catch (ModelUnavailableException)
            {
                return; // What is left there does no harm.
            }
        }
    }

    private static bool Good(WireReply reply) => reply.Status is >= 200 and < 300;

    private string Id(WireReply reply, string what)
    {
        using var document = Parse(reply);
        return document.RootElement.Words("id") is { Length: > 0 } id ? id : throw new ModelUnavailableException($"{options.Endpoint} gave a {what} without an id");
    }

    private JsonDocument Parse(WireReply reply)
    {
        try
        {
            return JsonRepair.Parse(reply.Body);
        }
        catch (JsonException)
        {
            throw new ModelUnavailableException($"{options.Endpoint} answered with {reply.ContentType ?? "nothing"}, not the JSON of a batch");
        }
    }

    private ModelUnavailableException Unavailable(WireReply reply)
    {
        var fault = faults.Of(reply);
        if (reply.Status is 404 or 405) return new($"{options.Endpoint} answered {reply.Status}: it takes no batches. Leave --lane batch out.") { Lasting = true };
        return new(fault.Reason) { Lasting = !fault.Passes };
    }

    /// <summary>One attempt, with as much time as an attempt has, or all of a call for a file: whoever orders decides whether to try again.</summary>
    private async Task<WireReply> SendAsync(string method, string path, byte[]? body, string? type, bool file, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(file ? options.Limits.TotalTimeout : options.Limits.AttemptTimeout);
        try
        {
            return await transport.SendAsync(method, path, body, type, limit.Token).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever keeps the service away is told in its words.
        catch (Exception e) when (!cancel.IsCancellationRequested)
#pragma warning restore CA1031
        {
            var fault = faults.Of(e);
            throw new ModelUnavailableException(fault.Reason, e) { Lasting = fault.Kind == FaultKind.Setting };
        }
    }
}
