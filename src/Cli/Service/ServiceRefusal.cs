using System.Net;
using System.Text.Json;
using Ponder.Core;

namespace Ponder.Cli.Service;

/// <summary>What a reply that is no success means to whoever asked.</summary>
internal static class ServiceRefusal
{
    /// <summary>A refusal in the service's words where the caller can change what was asked; a failure of the service otherwise.</summary>
    public static PonderException Of(Uri url, HttpResponseMessage reply, string body) => (reply.StatusCode, Detail(reply, body)) switch
    {
        (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, _) => new ServiceException(
            $"{url} refused the key: --key, or the environment variable {ServiceArguments.KeyVariable}, gives a function key of the app"),
        ( >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError, { } detail) => new RefusedException(detail),
        (_, { } detail) => new ServiceException(detail),
        (HttpStatusCode.NotFound, _) => new ServiceException($"{url} has no such call: is it a Ponder service?"),
        _ => new ServiceException($"{url} answered {(int)reply.StatusCode} {reply.ReasonPhrase}"),
    };

    /// <summary>What a problem's details (RFC 9457) say; null where the body holds none.</summary>
    private static string? Detail(HttpResponseMessage reply, string body)
    {
        if (reply.Content.Headers.ContentType?.MediaType != "application/problem+json") return null;
        try
        {
            using var problem = JsonDocument.Parse(body);
            return problem.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("detail", out var detail) && detail.ValueKind == JsonValueKind.String
                ? detail.GetString()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
