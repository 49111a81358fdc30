using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Ponder.Cli.Service;

/// <summary>Speaks to a deployed service; what it refuses comes back in its own words.</summary>
internal sealed class ServiceClient(HttpClient http, Uri url, string? key)
{
    /// <summary>The reply's JSON.</summary>
    /// <exception cref="FormatException">The service refused, or is none.</exception>
    public async Task<JsonElement> SendAsync(HttpMethod method, string path, object? body, CancellationToken stop)
    {
        using var reply = await ReplyAsync(method, path, body, stop);
        return JsonDocument.Parse(await reply.Content.ReadAsStringAsync(stop)).RootElement;
    }

    /// <summary>Copies the reply to a stream.</summary>
    /// <exception cref="FormatException">The service refused, or is none.</exception>
    public async Task CopyAsync(string path, Stream target, CancellationToken stop)
    {
        using var reply = await ReplyAsync(HttpMethod.Get, path, null, stop);
        await reply.Content.CopyToAsync(target, stop);
    }

    private async Task<HttpResponseMessage> ReplyAsync(HttpMethod method, string path, object? body, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(method, new Uri(url, $"/api/{path}"));
        if (key is not null) request.Headers.Add("x-functions-key", key);
        if (body is not null)
            request.Content = new StringContent(JsonSerializer.Serialize(body, JsonSerializerOptions.Web), Encoding.UTF8, MediaTypeHeaderValue.Parse("application/json"));
        try
        {
            var reply = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
            if (reply.IsSuccessStatusCode) return reply;
            using (reply) throw new FormatException(await WhyAsync(reply, stop));
        }
        catch (HttpRequestException e)
        {
            throw new FormatException($"nothing answers at {url}: {e.Message}", e);
        }
    }

    private async Task<string> WhyAsync(HttpResponseMessage reply, CancellationToken stop)
    {
        var text = await reply.Content.ReadAsStringAsync(stop);
        if (reply.Content.Headers.ContentType?.MediaType == "application/problem+json" && JsonDocument.Parse(text).RootElement.TryGetProperty("detail", out var detail))
            return detail.GetString()!;
        return reply.StatusCode switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden =>
                $"{url} refused the key: --key, or the environment variable {ServiceArguments.KeyVariable}, gives a function key of the app",
            HttpStatusCode.NotFound => $"{url} has no such call: is it a Ponder service?",
            _ => $"{url} answered {(int)reply.StatusCode} {reply.ReasonPhrase}",
        };
    }
}
