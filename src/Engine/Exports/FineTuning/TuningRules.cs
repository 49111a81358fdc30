namespace Ponder.Engine.Exports.FineTuning;

/// <summary>What a row must keep to; docs/cli.md says whose rules they are.</summary>
internal sealed class TuningRules(FineTuningOptions options)
{
    /// <summary>What a conversation has beside its texts: a role and two marks a message, and the beginning of the reply.</summary>
    private const int TokensPerMessage = 4;
    private const int TokensPerReply = 3;

    private readonly int before = options.System is null ? 0 : 1;
    private readonly long system = options.System is { } text ? TuningText.Estimate(text) + TokensPerMessage : 0;

    /// <summary>Tokens of the row: of a pair those of both conversations, as both are trained on.</summary>
    public long Tokens(TuningRow row) => Conversation(row, row.Preferred) + (row.Rejected is { } worse ? Conversation(row, worse) : 0);

    /// <summary>The first rule that the row breaks; null where it keeps them all.</summary>
    public FineTuningNote? Broken(TuningRow row)
    {
        var pair = row.Rejected is not null;
        var (messages, preferred) = pair ? ("input.messages", "preferred_output[0].content") : ("messages", $"messages[{before + 1}].content");
        var prompt = $"{messages}[{before}].content";
        if (row.Pictures > 0) return new(row.Problem, prompt, $"the problem has {row.Pictures} pictures, expected text alone");
        if (TextFault.Of(row.Prompt) is { } asked) return new(row.Problem, prompt, asked);
        return Output(row, row.Preferred, preferred)
            ?? (row.Rejected is { } worse ? Output(row, worse, "non_preferred_output[0].content") : null)
            ?? (row.Rejected?.Text == row.Preferred.Text
                ? new(row.Problem, "non_preferred_output[0].content", "it is the preferred text, expected another") : null);
    }

    private FineTuningNote? Output(TuningRow row, TuningText text, string field)
    {
        if (TextFault.Of(text.Text) is { } fault) return new(row.Problem, field, fault);
        var tokens = Conversation(row, text);
        return tokens <= options.RowTokens ? null
            : new(row.Problem, field, $"with what is before it it has about {tokens:N0} tokens, expected at most {options.RowTokens:N0}: the end would be cut off");
    }

    private long Conversation(TuningRow row, TuningText text) =>
        system + TuningText.Estimate(row.Prompt) + text.Tokens + (2 * TokensPerMessage) + TokensPerReply;
}
