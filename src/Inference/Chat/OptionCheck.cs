using Ponder.Core.Proposing;
using Ponder.Inference.Chat.Servers;
using Ponder.Inference.Settings;

namespace Ponder.Inference.Chat;

/// <summary>Refuses settings that cannot work, before anything is sent.</summary>
internal static class OptionCheck
{
    /// <exception cref="SettingException">Names every setting that cannot work, and what was expected.</exception>
    public static void Validate(ChatOptions options)
    {
        var faults = new SettingFaults(options.Section);
        CheckPlace(options, faults);
        CheckModel(options, faults);
        CheckWriting(options, faults);
        CheckSight(options, faults);
        CheckLimits(options.Limits, faults);
        CheckBatch(options.Batch, faults);
        faults.Throw();
        ExtraFields.Read(options);
    }

    private static void CheckPlace(ChatOptions options, SettingFaults faults)
    {
        var (endpoint, name) = (options.Endpoint, nameof(options.Endpoint));
        var usable = endpoint is { IsAbsoluteUri: true, Scheme: "http" or "https" };
        if (faults.Expect(usable, name, endpoint, "an address such as https://host/v1"))
        {
            faults.Expect(options.Service == ChatService.OpenAI || endpoint!.Scheme == "https" || endpoint.IsLoopback,
                name, endpoint, "https: a key must not travel in clear");
        }

        faults.Expect(options.Model.Length > 0, nameof(options.Model), options.Model, "the model's or the deployment's name");
    }

    private static void CheckModel(ChatOptions options, SettingFaults faults)
    {
        faults.Expect(options.ContextLength is null or > 0, nameof(options.ContextLength), options.ContextLength, "a number of tokens");
        faults.Expect(options.SamplesPerRequest is null or (>= 1 and <= 1024),
            nameof(options.SamplesPerRequest), options.SamplesPerRequest, "a number from 1 to 1024");
        faults.Expect(options.TopLogprobs == 0 || (options.Logprobs && options.TopLogprobs is > 0 and <= TokenConfidence.Likeliest),
            nameof(options.TopLogprobs), options.TopLogprobs, "a number from 0 to 20, and Logprobs set to true where it is not 0");
        faults.Expect(options.StepSeparator.Length > 0, nameof(options.StepSeparator), options.StepSeparator, "the text between steps");
        faults.Expect(options.Parameters >= 0, nameof(options.Parameters), options.Parameters, "a number of parameters");
        faults.Expect(options.VerdictTokens > 0, nameof(options.VerdictTokens), options.VerdictTokens, "a number of tokens");
        faults.Expect(options.TokensPerToken >= 1, nameof(options.TokensPerToken), options.TokensPerToken, "a number from 1");
    }

    private static void CheckWriting(ChatOptions options, SettingFaults faults)
    {
        faults.Expect(options.Continuation != Continuation.Completions || options.Service == ChatService.OpenAI,
            nameof(options.Continuation), options.Continuation, "None or FinalMessage with AzureInference, which has no completions endpoint");
        faults.Expect(options.Reasoning != true || options.Continuation is Continuation.Auto or Continuation.None,
            nameof(options.Continuation), options.Continuation, "None for a model that reasons unseen");
        faults.Expect(options.ThinkOpen is null || options.Continuation == Continuation.Completions,
            nameof(options.ThinkOpen), options.ThinkOpen, "none, or Continuation set to Completions");
        faults.Expect(options.ThinkOpen is null || options.ThinkClose.Trim().Length > 0,
            nameof(options.ThinkClose), options.ThinkClose, "the mark that ends thinking");
    }

    private static void CheckSight(ChatOptions options, SettingFaults faults) =>
        faults.Expect(!options.Vision || options.Continuation != Continuation.Completions,
            nameof(options.Vision), options.Vision, "false with Continuation set to Completions, whose prompts are plain text");

    private static void CheckLimits(ChatLimits limits, SettingFaults faults)
    {
        Expect(limits.Concurrency is >= 1 and <= 1024, nameof(limits.Concurrency), limits.Concurrency, "a number from 1 to 1024");
        Expect(limits.Attempts is >= 1 and <= 100, nameof(limits.Attempts), limits.Attempts, "a number from 1 to 100");
        Expect(limits.BilledAttempts >= 1 && limits.BilledAttempts <= limits.Attempts,
            nameof(limits.BilledAttempts), limits.BilledAttempts, "a number from 1 to Attempts");
        Expect(!(limits.RequestsPerMinute <= 0), nameof(limits.RequestsPerMinute), limits.RequestsPerMinute, "a number above 0");
        Expect(!(limits.TokensPerMinute <= 0), nameof(limits.TokensPerMinute), limits.TokensPerMinute, "a number above 0");
        foreach (var (name, span) in (ReadOnlySpan<(string, TimeSpan)>)[
            (nameof(limits.AttemptTimeout), limits.AttemptTimeout), (nameof(limits.TotalTimeout), limits.TotalTimeout),
            (nameof(limits.BreakDuration), limits.BreakDuration), (nameof(limits.OutageTimeout), limits.OutageTimeout)])
        {
            Expect(span >= TimeSpan.FromMilliseconds(500) && span <= TimeSpan.FromHours(24), name, span, "a time from 0.5 s to a day");
        }

        Expect(limits.Backoff >= TimeSpan.Zero && limits.Backoff <= TimeSpan.FromMinutes(1),
            nameof(limits.Backoff), limits.Backoff, "a time up to a minute");

        void Expect(bool holds, string name, object? value, string expected) =>
            faults.Expect(holds, $"{nameof(ChatOptions.Limits)}:{name}", value, expected);
    }

    private static void CheckBatch(ChatBatch batch, SettingFaults faults)
    {
        Expect(batch.Model is not "", nameof(batch.Model), batch.Model, "the name of the model or deployment that batches go to");
        Expect(batch.Lines is >= 1 and <= 100_000, nameof(batch.Lines), batch.Lines, "a number from 1 to 100000");
        Expect(batch.Bytes >= 10_000, nameof(batch.Bytes), batch.Bytes, "a number from 10000");
        Expect(batch.Tokens is null or > 0, nameof(batch.Tokens), batch.Tokens, "a number of tokens");
        Expect(batch.Pace >= TimeSpan.FromMilliseconds(100) && batch.Pace <= TimeSpan.FromHours(1), nameof(batch.Pace), batch.Pace, "a time from 0.1 s to an hour");
        Expect(batch.Settling >= TimeSpan.Zero && batch.Settling <= TimeSpan.FromHours(1), nameof(batch.Settling), batch.Settling, "a time up to an hour");
        Expect(batch.Tries is >= 1 and <= 10, nameof(batch.Tries), batch.Tries, "a number from 1 to 10");

        void Expect(bool holds, string name, object? value, string expected) =>
            faults.Expect(holds, $"{nameof(ChatOptions.Batch)}:{name}", value, expected);
    }
}
