namespace Ponder.Inference.Chat;

/// <summary>Refuses settings that cannot work, before anything is sent.</summary>
internal static class OptionCheck
{
    /// <exception cref="FormatException">Names the setting and what was expected.</exception>
    public static void Validate(ChatOptions options)
    {
        var limits = options.Limits;
        Expect(options.Endpoint is { IsAbsoluteUri: true, Scheme: "http" or "https" },
            "Endpoint", options.Endpoint, "an address such as https://host/v1");
        Expect(options.Service == ChatService.OpenAI || options.Endpoint!.Scheme == "https" || options.Endpoint.IsLoopback,
            "Endpoint", options.Endpoint, "https: a key must not travel in clear");
        Expect(options.Model.Length > 0, "Model", options.Model, "the model's or the deployment's name");
        Expect(options.ContextLength > 0, "ContextLength", options.ContextLength, "a number of tokens");
        Expect(options.SamplesPerRequest is >= 1 and <= 1024, "SamplesPerRequest", options.SamplesPerRequest, "a number from 1 to 1024");
        Expect(options.StepSeparator.Length > 0, "StepSeparator", options.StepSeparator, "the text between steps");
        Expect(options.Parameters >= 0, "Parameters", options.Parameters, "a number of parameters");
        Expect(options.VerdictTokens > 0, "VerdictTokens", options.VerdictTokens, "a number of tokens");
        Expect(options.TokensPerToken >= 1, "TokensPerToken", options.TokensPerToken, "a number from 1");
        Expect(options.Continuation != Continuation.Completions || options.Service == ChatService.OpenAI,
            "Continuation", options.Continuation, "None or FinalMessage with AzureInference, which has no completions endpoint");
        Expect(!options.Reasoning || options.Continuation == Continuation.None,
            "Continuation", options.Continuation, "None for a model that reasons unseen");
        Expect(options.ThinkOpen is null || options.Continuation == Continuation.Completions,
            "ThinkOpen", options.ThinkOpen, "none, or Continuation set to Completions");
        Expect(options.ThinkOpen is null || options.ThinkClose.Trim().Length > 0,
            "ThinkClose", options.ThinkClose, "the mark that ends thinking");
        Expect(limits.Concurrency is >= 1 and <= 1024, "Limits:Concurrency", limits.Concurrency, "a number from 1 to 1024");
        Expect(limits.Attempts is >= 1 and <= 100, "Limits:Attempts", limits.Attempts, "a number from 1 to 100");
        Expect(limits.BilledAttempts >= 1 && limits.BilledAttempts <= limits.Attempts,
            "Limits:BilledAttempts", limits.BilledAttempts, "a number from 1 to Attempts");
        Expect(!(limits.RequestsPerMinute <= 0), "Limits:RequestsPerMinute", limits.RequestsPerMinute, "a number above 0");
        Expect(!(limits.TokensPerMinute <= 0), "Limits:TokensPerMinute", limits.TokensPerMinute, "a number above 0");
        foreach (var (name, span) in (ReadOnlySpan<(string, TimeSpan)>)[
            ("AttemptTimeout", limits.AttemptTimeout), ("TotalTimeout", limits.TotalTimeout), ("BreakDuration", limits.BreakDuration)])
            Expect(span >= TimeSpan.FromMilliseconds(500) && span <= TimeSpan.FromHours(24),
                $"Limits:{name}", span, "a time from 0.5 s to a day");
        Expect(limits.Backoff >= TimeSpan.Zero && limits.Backoff <= TimeSpan.FromMinutes(1),
            "Limits:Backoff", limits.Backoff, "a time up to a minute");

        void Expect(bool holds, string name, object? value, string expected)
        {
            if (!holds) throw new FormatException($"{options.Section}:{name} is \"{value}\": expected {expected}");
        }
    }
}
