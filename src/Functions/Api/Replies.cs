using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Ponder.Core;
using Ponder.Core.Proposing;
using Ponder.Core.Storage;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Engine.Service;

namespace Ponder.Functions.Api;

/// <summary>What callers get: JSON, streams, and problem details (RFC 9457) for what cannot be done.</summary>
internal static class Replies
{
    /// <summary>The largest request body, in bytes: a request names a file, it does not hold one.</summary>
    public const int LargestBody = 64 * 1024;

    /// <summary>The work's reply, or what went wrong with it in words for the caller; what is no caller's fault is thrown on.</summary>
    public static async Task<IResult> TryAsync(Func<Task<IResult>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception e) when (Status(e) is { } status)
        {
            return Problem(status, e.Message);
        }
    }

    /// <summary>A problem's details.</summary>
    public static IResult Problem(int status, string detail) => Results.Json(
        new ProblemDetails { Status = status, Title = Title(status), Detail = detail, Type = $"https://www.rfc-editor.org/rfc/rfc9110#name-{Title(status).ToLowerInvariant().Replace(' ', '-')}" },
        JournalFormat.Json, "application/problem+json", status);

    /// <summary>A job's view.</summary>
    public static IResult View(JobView view, int status = StatusCodes.Status200OK) => Results.Json(view, JournalFormat.Json, "application/json", status);

    /// <summary>The request's body, up to <see cref="LargestBody"/>.</summary>
    /// <exception cref="BadHttpRequestException">It is larger.</exception>
    public static async Task<byte[]> BodyAsync(HttpRequest request, CancellationToken cancel)
    {
        using var body = new MemoryStream();
        var buffer = new byte[8192];
        for (int read; (read = await request.Body.ReadAsync(buffer, cancel)) > 0;)
        {
            body.Write(buffer, 0, read);
            if (body.Length > LargestBody)
                throw new BadHttpRequestException($"the body has more than {LargestBody} bytes: upload problems to blob storage and name the file", StatusCodes.Status413PayloadTooLarge);
        }

        return body.ToArray();
    }

    private static int? Status(Exception e) => e switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        MissingException => StatusCodes.Status404NotFound,
        ConflictException or JobBusyException => StatusCodes.Status409Conflict,
        InputException or FormatException or JsonException => StatusCodes.Status400BadRequest,
        ModelUnavailableException or StoreException => StatusCodes.Status503ServiceUnavailable,
        _ => null,
    };

    private static string Title(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "Bad Request",
        StatusCodes.Status404NotFound => "Not Found",
        StatusCodes.Status409Conflict => "Conflict",
        StatusCodes.Status413PayloadTooLarge => "Content Too Large",
        _ => "Service Unavailable",
    };
}
