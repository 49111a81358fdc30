using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Ponder.Engine.Exports.FineTuning;
using Ponder.Engine.Journals;
using Ponder.Engine.Service;

namespace Ponder.Cli.Service;

/// <summary>Speaks to a deployed service.</summary>
internal sealed class ServiceClient(HttpClient http, Uri url, string? key)
{
    /// <summary>A service that scales to zero takes its time to wake up.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Asks something of a job; <paramref name="path"/> begins with its id, or is empty to start one.</summary>
    /// <exception cref="RefusedException">The service refused, in its words.</exception>
    /// <exception cref="ServiceException">The service failed, does not answer, or is none.</exception>
    public async Task<JobReply> SendAsync(HttpMethod method, string path, object? body, CancellationToken stop)
    {
        var text = await AskAsync(method, path.Length == 0 ? "jobs" : $"jobs/{path}", body, ReadAsync, stop);
        return Read("job", () => JobReply.Parse(text));
    }

    /// <summary>Holds within seconds that a service answers, before anything is uploaded for it.</summary>
    /// <exception cref="RefusedException">The service refused, in its words.</exception>
    /// <exception cref="ServiceException">Nothing answers, or no service.</exception>
    public async Task ExpectAsync(CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Patience);
        try
        {
            await AskAsync(HttpMethod.Get, "jobs?limit=1", null, (_, _) => Task.FromResult(true), limit.Token);
        }
        catch (OperationCanceledException e) when (!stop.IsCancellationRequested)
        {
            throw new ServiceException($"nothing answers at {url} within {Patience.TotalSeconds:0} seconds", e);
        }
    }

    /// <summary>Gets something that is no job: <paramref name="path"/> is below <c>/api/</c>.</summary>
    /// <exception cref="RefusedException">The service refused, in its words.</exception>
    /// <exception cref="ServiceException">The service failed, does not answer, or is none.</exception>
    public async Task<(T Value, JsonElement Document)> GetAsync<T>(string path, string what, CancellationToken stop)
    {
        var text = await AskAsync(HttpMethod.Get, path, null, ReadAsync, stop);
        return Read(what, () =>
        {
            using var document = JsonDocument.Parse(text);
            return (document.Deserialize<T>(JournalFormat.Json) ?? throw new JsonException("it is empty"), document.RootElement.Clone());
        });
    }

    /// <summary>Removes all that is kept of a job.</summary>
    /// <exception cref="RefusedException">The service refused, in its words.</exception>
    /// <exception cref="ServiceException">The service failed, does not answer, or is none.</exception>
    public Task RemoveAsync(string job, CancellationToken stop) =>
        AskAsync(HttpMethod.Delete, $"jobs/{Uri.EscapeDataString(job)}?data=true", null, (_, _) => Task.FromResult(true), stop);

    /// <summary>Copies the reply to a stream, which is opened once the service has answered.</summary>
    /// <exception cref="RefusedException">The service refused, in its words.</exception>
    /// <exception cref="ServiceException">The service failed, does not answer, or is none.</exception>
    /// <returns>What the service says of an export for fine-tuning; null where it says nothing.</returns>
    public Task<FineTuningReport?> CopyAsync(string path, Func<Stream> open, CancellationToken stop) =>
        AskAsync(HttpMethod.Get, $"jobs/{path}", null, async (reply, cancel) =>
        {
            var report = reply.Headers.TryGetValues(ExportHeader.Name, out var said) ? Read("report of an export", () => ExportHeader.Read(said.First())) : null;
            await using var content = await reply.Content.ReadAsStreamAsync(cancel);
            await content.CopyToAsync(open(), cancel);
            return report;
        }, stop);

    private async Task<T> AskAsync<T>(
        HttpMethod method, string path, object? body, Func<HttpResponseMessage, CancellationToken, Task<T>> read, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(method, new Uri(url, $"/api/{path}"));
        if (key is not null) request.Headers.Add("x-functions-key", key);
        if (body is not null) request.Content = Json(body);
        try
        {
            using var reply = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
            if (!reply.IsSuccessStatusCode) throw ServiceRefusal.Of(url, reply, await reply.Content.ReadAsStringAsync(stop));
            return await read(reply, stop);
        }
        catch (Exception e) when (e is HttpRequestException or HttpIOException or IOException { InnerException: SocketException })
        {
            throw new ServiceException($"nothing answers at {url}: {e.Message}", e);
        }
        catch (OperationCanceledException e) when (!stop.IsCancellationRequested)
        {
            throw new ServiceException($"{url} did not answer within {http.Timeout.TotalMinutes:0} minutes", e);
        }
    }

    private T Read<T>(string what, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            throw new ServiceException($"{url} gave what is no {what}: is it a Ponder service of this version? ({e.Message})", e);
        }
    }

    private static Task<string> ReadAsync(HttpResponseMessage reply, CancellationToken cancel) => reply.Content.ReadAsStringAsync(cancel);

    private static StringContent Json(object body) =>
        new(JsonSerializer.Serialize(body, JournalFormat.Json), Encoding.UTF8, MediaTypeHeaderValue.Parse("application/json"));
}
