using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Ponder.Core;
using Ponder.Core.Proposing;
using Ponder.Core.Storage;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Engine.Service;

namespace Ponder.Web.Api;

/// <summary>What callers get: JSON, and problem details (RFC 9457) for what cannot be done.</summary>
internal static class Replies
{
    /// <summary>The largest request body, in bytes: a request names a file, it does not hold one.</summary>
    private const int LargestBody = 64 * 1024;

    /// <summary>The work's reply, or what went wrong in words for the caller. Anything else is thrown on: the host answers 500.</summary>
    public static async Task<IResult> TryAsync(Func<Task<IResult>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception e) when (Refusal(e) is { } refusal)
        {
            return refusal;
        }
    }

    /// <summary>What went wrong, in words for the caller; null where it is the host's to answer.</summary>
    public static IResult? Refusal(Exception e) => Status(e) is { } status ? Problem(status, e.Message) : null;

    /// <summary>A job's view, as the whole answer.</summary>
    public static IResult View(JobView view) => Json(view);

    /// <summary>The value, as the whole answer.</summary>
    public static IResult Json<T>(T value, int status = StatusCodes.Status200OK) =>
        Results.Json(value, JournalFormat.Json, "application/json", status);

    /// <summary>A job's view after something was asked of it that may take longer than the call.</summary>
    public static IResult Accepted(JobView view) => Json(view, StatusCodes.Status202Accepted);

    /// <summary>The request's body, read strictly; an empty one is <paramref name="empty"/>.</summary>
    /// <exception cref="BadHttpRequestException">It is larger than 64 KiB.</exception>
    /// <exception cref="FormatException">It cannot be read.</exception>
    public static async Task<T> BodyAsync<T>(HttpRequest request, T empty, CancellationToken cancel)
    {
        using var body = new MemoryStream();
        var buffer = new byte[8192];
        for (int read; (read = await request.Body.ReadAsync(buffer, cancel)) > 0;)
        {
            body.Write(buffer, 0, read);
            if (body.Length > LargestBody) throw TooLarge();
        }

        return RequestBody.Parse(body.ToArray(), empty);
    }

    private static BadHttpRequestException TooLarge() => new(
        $"the body has more than {LargestBody} bytes: upload problems to blob storage and name the file",
        StatusCodes.Status413PayloadTooLarge);

    private static IResult Problem(int status, string detail)
    {
        var title = Title(status);
        var type = $"https://www.rfc-editor.org/rfc/rfc9110#name-{title.ToLowerInvariant().Replace(' ', '-')}";
        var details = new ProblemDetails { Status = status, Title = title, Detail = detail, Type = type };
        return Results.Json(details, JournalFormat.Json, "application/problem+json", status);
    }

    private static int? Status(Exception e) => e switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        MissingException => StatusCodes.Status404NotFound,
        InputException or FormatException => StatusCodes.Status400BadRequest,
        ConflictException or JobBusyException => StatusCodes.Status409Conflict,
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
