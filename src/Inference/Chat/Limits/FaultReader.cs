using System.Globalization;
using System.Text.Json;
using Azure.Identity;
using Ponder.Inference.Chat.Wire;

namespace Ponder.Inference.Chat.Limits;

/// <summary>
/// Reads faults from answers and exceptions: whatever goes wrong with a call is a fault of that call. Services charge for what they
/// processed even where the status is not 200: a refused prompt's reading, and whatever was on its way when a call timed out. They do not
/// charge for 429 and 5xx.
/// </summary>
internal sealed class FaultReader(ChatOptions options, TimeProvider time)
{
    private static readonly string[] Unsupported =
        ["unsupported_parameter", "unsupported_value", "unknown_parameter", "unrecognized_request_argument", "is not supported", "does not support", "unsupported", "unrecognized", "unknown"];

    private static readonly string[] Fields =
        ["max_tokens", "max_completion_tokens", "temperature", "stop", "logprobs", "seed", "continue_final_message", "add_generation_prompt", "response_format", "top_p", "verbose"];

    /// <summary>The fault of an answer that is no reply.</summary>
    public Fault Of(WireReply reply)
    {
        var error = ErrorBody.Read(reply.Body);
        return reply.Status is >= 200 and < 300
            ? ErrorBody.Inside(reply.Body) is { } inside ? Of(Inner(inside), inside, reply, $"{options.Endpoint} answered {reply.Status} with an error")
            : new(FaultKind.Failing, $"{options.Endpoint} answered with {reply.ContentType ?? "nothing"}, not the JSON of a chat reply") { Billed = Billed.Anything }
            : Of(reply.Status, error, reply, $"{options.Endpoint} answered {reply.Status}");
    }

    /// <summary>The fault of an attempt that brought no answer.</summary>
    public Fault Of(Exception exception) => exception switch
    {
        AuthenticationFailedException e => Setting($"no identity for {options.Endpoint}: {FirstLine(e)}", "Key"),
        Polly.Timeout.TimeoutRejectedException or OperationCanceledException =>
            new(FaultKind.Unreachable, $"{options.Endpoint} gave no answer in time; see {options.Section}:Limits:AttemptTimeout") { Billed = Billed.Anything },
        JsonException e => new(FaultKind.Failing, $"{options.Endpoint}: the reply breaks off or is no chat reply: {FirstLine(e)}") { Billed = Billed.Anything },
        UriFormatException or NotSupportedException => Setting($"{options.Endpoint} cannot be called: {FirstLine(exception)}", "Endpoint"),
        _ => Connection(exception),
    };

    private Fault Of(int status, ErrorBody error, WireReply reply, string answered)
    {
        var said = error.Message.Length > 0 ? $"{answered}: {error.Message}" : answered;
        if (status is 400 or 404 or 413 or 422 or 500 or 501 && About(said, error) is { } about) return about;
        return status switch
        {
            401 => Setting(said, "Key"),
            402 => Setting(said, "Key", "its account has nothing left to spend"),
            403 => Setting(said, "Key", "the identity needs the role Cognitive Services User"),
            404 or 405 or 410 => Setting(said, "Endpoint", $"and {options.Section}:Model, \"{options.Model}\" now"),
            429 when error.Says("insufficient_quota") => Setting(said, "Key", "its account has nothing left to spend"),
            429 => new(FaultKind.Busy, said) { RetryAfter = WaitHint.Of(reply, time) },
            408 or 504 => new(FaultKind.Unreachable, said) { Billed = Billed.Anything, RetryAfter = WaitHint.Of(reply, time) },
            502 or 503 => new(FaultKind.Unreachable, said) { RetryAfter = WaitHint.Of(reply, time) },
            >= 500 => new(FaultKind.Failing, said) { RetryAfter = WaitHint.Of(reply, time) },
            300 or 301 or 302 or 307 or 308 => Setting(said, "Endpoint", $"it points to {reply.Header("Location") ?? "elsewhere"}"),
            _ => new(FaultKind.Refused, said) { Billed = Billed.Nothing },
        };
    }

    /// <summary>What the words of a refusal are about: the prompt, or what Ponder sends with it.</summary>
    private Fault? About(string said, ErrorBody error)
    {
        if (error.Says("content_filter", "content management policy", "ContentPolicyViolation", "content filter", "moderation"))
            return new(FaultKind.Prompt, $"content filter: {error.Message}") { Billed = Billed.Prompt };
        if (error.Says("exceed_context_size")) return new(FaultKind.Prompt, $"{said}; see {options.Section}:ContextLength");
        if (error.Says("context_length_exceeded", "context length", "context window", "context size", "maximum context", "too many tokens", "prompt is too long"))
            return new(FaultKind.Prompt, $"{said}; see {options.Section}:ContextLength") { Billed = Identity.Serves(options.Endpoint!) ? Billed.Prompt : Billed.Nothing };
        if (error.Names("n") || error.Says("one completion choice", "Only one choice", "n must be", "best_of must"))
            return Setting(said, "SamplesPerRequest", "1 asks for one sample at a time");
        if (error.Says("model_not_found", "DeploymentNotFound", "model not found") || (error.Says("model") && error.Says("does not exist", "not found")))
            return Setting(said, "Model", $"\"{options.Model}\" now");
        if (Array.Find(Fields, error.Names) is { } field && (error.Says(Unsupported) || error.Says("instead")))
            return Setting(said, SettingOf(field), $"the model does not take the field {field} as Ponder sends it");
        return error.Says("unsupported_parameter", "unsupported_value", "unknown_parameter", "unrecognized_request_argument")
            ? Setting(said, "Extra", "the model does not take what Ponder sends; see Reasoning, SamplesPerRequest, Logprobs, Service") : null;
    }

    private static string SettingOf(string field) => field switch
    {
        "max_tokens" or "max_completion_tokens" or "temperature" or "stop" => "Reasoning",
        "logprobs" => "Logprobs",
        "continue_final_message" or "add_generation_prompt" => "Continuation",
        _ => "Extra",
    };

    /// <summary>A proxy's word for what the service behind it answered.</summary>
    private static int Inner(ErrorBody error) =>
        int.TryParse(error.Code, NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code is >= 300 and < 600 ? code
        : error.Says("rate_limit", "rate limit", "overloaded", "too many requests") ? 429 : 500;

    private Fault Connection(Exception exception)
    {
        var http = Nested<HttpRequestException>(exception);
        var unsent = http?.HttpRequestError is HttpRequestError.ConnectionError
            or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError;
        var what = unsent ? "cannot be reached" : "the connection broke";
        return new(FaultKind.Unreachable, $"{options.Endpoint}: {what}: {FirstLine(http ?? exception)}")
        {
            Billed = unsent ? Billed.Nothing : Billed.Anything,
        };
    }

    private Fault Setting(string said, string setting, string? more = null) =>
        new(FaultKind.Setting, $"{said.TrimEnd('.')}. Fix the setting {options.Section}:{setting}{(more is null ? "" : $" ({more})")}.");

    private static T? Nested<T>(Exception? exception)
        where T : Exception
    {
        while (exception is not null and not T) exception = exception.InnerException;
        return exception as T;
    }

    private static string FirstLine(Exception exception) => exception.Message.Split('\n')[0].Trim();
}
