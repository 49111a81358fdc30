using Ponder.Inference.Settings;

namespace Ponder.Inference.Chat.Clients;

/// <summary>Refuses options that cannot work, and gives what the rest of the chat code reads of them.</summary>
internal static class ClientOptionCheck
{
    /// <exception cref="SettingException">Names every option that cannot work, and what was expected.</exception>
    public static ChatOptions Validate(ChatClientOptions options)
    {
        var faults = new SettingFaults(nameof(ChatClientOptions));
        faults.Expect(options.Name.Length > 0, nameof(options.Name), options.Name, "the model's name");
        faults.Expect(options.Parameters >= 0, nameof(options.Parameters), options.Parameters, "a number of parameters");
        faults.Expect(options.ContextLength > 0, nameof(options.ContextLength), options.ContextLength, "a number of tokens");
        faults.Expect(options.MaxConcurrency is >= 1 and <= 1024,
            nameof(options.MaxConcurrency), options.MaxConcurrency, "a number from 1 to 1024");
        faults.Expect(options.BilledAttempts is >= 1 and <= 100,
            nameof(options.BilledAttempts), options.BilledAttempts, "a number from 1 to 100");
        faults.Expect(options.StepSeparator.Length > 0, nameof(options.StepSeparator), options.StepSeparator, "the text between steps");
        faults.Expect(options.VerdictTokens > 0, nameof(options.VerdictTokens), options.VerdictTokens, "a number of tokens");
        faults.Expect(options.TokensPerToken >= 1, nameof(options.TokensPerToken), options.TokensPerToken, "a number from 1");
        faults.Throw();
        return new()
        {
            Section = nameof(ChatClientOptions),
            Model = options.Name,
            Version = options.Version,
            Parameters = options.Parameters,
            ContextLength = options.ContextLength,
            StepSeparator = options.StepSeparator,
            Templates = options.Templates,
            Aggregation = options.Aggregation,
            VerdictTokens = options.VerdictTokens,
            TokensPerToken = options.TokensPerToken,
            Limits = new() { Concurrency = options.MaxConcurrency, BilledAttempts = options.BilledAttempts },
        };
    }
}
