using System.ClientModel;
using Azure;
using Ponder.Inference.Chat.Limits;

namespace Ponder.Inference.Chat.Clients;

/// <summary>
/// Reads faults from what clients throw. Where nothing shows that the model was not reached, the answer may have been made and lost,
/// and the call is charged at its worst.
/// </summary>
internal static class ClientFaults
{
    public static Fault Of(Exception exception)
    {
        var reason = exception.Message.Split('\n')[0].Trim();
        if (reason.Length == 0) reason = exception.GetType().Name;
        return Status(exception) switch
        {
            401 or 403 or 404 => new(FaultKind.Setting, reason),
            429 => new(FaultKind.Busy, reason),
            400 or 413 or 422 => new(FaultKind.Refused, reason) { Billed = Billed.Anything },
            _ => Unsent(exception) ? new(FaultKind.Unreachable, reason) : new(FaultKind.Failing, reason) { Billed = Billed.Anything },
        };
    }

    private static int? Status(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is ClientResultException { Status: > 0 } client) return client.Status;
            if (exception is RequestFailedException { Status: > 0 } azure) return azure.Status;
            if (exception is HttpRequestException { StatusCode: { } status }) return (int)status;
        }

        return null;
    }

    private static bool Unsent(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is HttpRequestException http)
            {
                return http.HttpRequestError is HttpRequestError.ConnectionError
                    or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError;
            }
        }

        return false;
    }
}
