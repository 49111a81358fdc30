namespace Ponder.Engine.Exports.FineTuning;

/// <summary>What a file for fine-tuning holds, and what was left out of it.</summary>
public sealed record FineTuningReport
{
    /// <summary>How many of what was left out are told of one by one.</summary>
    public const int MostNotes = 20;

    /// <summary>The rows.</summary>
    public required long Rows { get; init; }

    /// <summary>Problems that have rows.</summary>
    public required long Problems { get; init; }

    /// <summary>Tokens of all rows, estimated: solutions have what the proposer counted, other texts a token for every three bytes of UTF-8.</summary>
    public required long Tokens { get; init; }

    /// <summary>Bytes of the file.</summary>
    public required long Bytes { get; init; }

    /// <summary>Rows that were left out because they break a rule.</summary>
    public required long LeftOut { get; init; }

    /// <summary>The first of those that were left out, 20 at most.</summary>
    public required IReadOnlyList<FineTuningNote> Notes { get; init; }

    /// <summary>In a line, for people.</summary>
    public override string ToString() =>
        $"{Rows:N0} rows of {Problems:N0} problems, about {Tokens:N0} tokens" + (LeftOut > 0 ? $", {LeftOut:N0} left out" : "");
}
