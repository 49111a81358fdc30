using System.ClientModel;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Identity;
using Ponder.Inference.Chat.Wire;

namespace Ponder.Inference.Chat.Limits;

/// <summary>
/// Reads faults from answers and exceptions. Services charge for what they processed even where the status is not 200: a refused prompt's
/// reading, and whatever was on its way when a call timed out. They do not charge for 429 and 5xx.
/// </summary>
internal sealed class FaultReader(ChatOptions options, TimeProvider time)
{
    private static readonly HashSet<string> Unsupported =
        ["unsupported_parameter", "unsupported_value", "unknown_parameter", "unrecognized_request_argument"];

    /// <summary>The fault of an answer whose status is not 200, or whose content is no JSON.</summary>
    public Fault Of(WireReply reply)
    {
        var (code, words) = Error(reply);
        var said = $"{options.Endpoint} answered {reply.Status}{(words.Length > 0 ? $": {words}" : "")}";
        return reply.Status switch
        {
            200 => new(FaultKind.Failing,
                $"{options.Endpoint} answered with {reply.ContentType ?? "nothing"}, not the JSON of a chat reply")
            { Billed = Billed.Anything },
            401 => Setting(said, "Key"),
            403 => Setting(said, "Key", "the identity needs the role Cognitive Services User"),
            404 => Setting(said, "Endpoint", $"and {options.Section}:Model, \"{options.Model}\" now"),
            429 when code == "insufficient_quota" => Setting(said, "Key", "its account has nothing left to spend"),
            429 => new(FaultKind.Busy, said) { RetryAfter = Wait(reply) },
            408 or 504 => new(FaultKind.Failing, said) { Billed = Billed.Anything, RetryAfter = Wait(reply) },
            >= 500 => new(FaultKind.Failing, said) { RetryAfter = Wait(reply) },
            400 when code == "content_filter" => new(FaultKind.Refused, $"content filter: {words}") { Billed = Billed.Prompt },
            400 when Unsupported.Contains(code) => Setting(
                said, "Service", "the model does not take what Ponder sends; see Reasoning, SamplesPerRequest, Logprobs"),
            _ => new(FaultKind.Refused, said) { Billed = reply.Status is 400 or 413 or 422 ? Billed.Prompt : Billed.Nothing },
        };
    }

    /// <summary>The fault of an attempt that brought no answer; null where the exception is nobody's fault but the program's.</summary>
    public Fault? Of(Exception exception) => exception switch
    {
        AuthenticationFailedException e => Setting($"no identity for {options.Endpoint}: {FirstLine(e)}", "Key"),
        JsonException or Polly.Timeout.TimeoutRejectedException or OperationCanceledException =>
            new(FaultKind.Failing, exception is JsonException
                ? $"{options.Endpoint}: the reply breaks off or is no chat reply: {FirstLine(exception)}"
                : $"{options.Endpoint} gave no answer in time")
            { Billed = Billed.Anything },
        ClientResultException or RequestFailedException or HttpRequestException or IOException or AggregateException => Connection(exception),
        _ => null,
    };

    private Fault Connection(Exception exception)
    {
        var http = Inner<HttpRequestException>(exception);
        var unsent = http?.HttpRequestError is HttpRequestError.ConnectionError
            or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError;
        var what = unsent ? "cannot be reached" : "the connection broke";
        return new(FaultKind.Failing, $"{options.Endpoint}: {what}: {FirstLine(http ?? exception)}")
        {
            Billed = unsent
            ? Billed.Nothing
            : Billed.Anything
        };
    }

    private Fault Setting(string said, string setting, string? more = null) =>
        new(FaultKind.Setting, $"{said.TrimEnd('.')}. Fix the setting {options.Section}:{setting}{(more is null ? "" : $" ({more})")}.");

    private TimeSpan? Wait(WireReply reply)
    {
        foreach (var name in (ReadOnlySpan<string>)["retry-after-ms", "x-ms-retry-after-ms"])
        {
            if (double.TryParse(reply.Header(name), CultureInfo.InvariantCulture, out var milliseconds))
                return Positive(TimeSpan.FromMilliseconds(milliseconds));
        }

        var after = reply.Header("Retry-After");
        if (double.TryParse(after, CultureInfo.InvariantCulture, out var seconds)) return Positive(TimeSpan.FromSeconds(seconds));
        return DateTimeOffset.TryParse(after, CultureInfo.InvariantCulture, out var date) ? Positive(date - time.GetUtcNow()) : null;
    }

    private static TimeSpan Positive(TimeSpan span) => span > TimeSpan.Zero ? span : TimeSpan.Zero;

    /// <summary>The error's code and message, as OpenAI, Azure and vLLM write it.</summary>
    private static (string Code, string Words) Error(WireReply reply)
    {
        try
        {
            using var document = JsonDocument.Parse(reply.Body);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object) return ("", "");
            var error = root.TryGetProperty("error", out var inner) && inner.ValueKind == JsonValueKind.Object ? inner : root;
            return (
                ChatReply.Words(error, "code") ?? ChatReply.Words(error, "type") ?? "",
                ChatReply.Words(error, "message") ?? ChatReply.Words(root, "error") ?? "");
        }
        catch (JsonException)
        {
            var text = Encoding.UTF8.GetString(reply.Body.Span[..Math.Min(200, reply.Body.Length)]);
            return ("", text.Split('\n')[0].Trim());
        }
    }

    private static T? Inner<T>(Exception? exception)
        where T : Exception
    {
        while (exception is not null and not T) exception = exception.InnerException;
        return exception as T;
    }

    private static string FirstLine(Exception exception) => exception.Message.Split('\n')[0].Trim();
}
