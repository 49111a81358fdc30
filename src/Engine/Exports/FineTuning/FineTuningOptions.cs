using Ponder.Engine.Jobs;

namespace Ponder.Engine.Exports.FineTuning;

/// <summary>How a file for fine-tuning is written.</summary>
public sealed record FineTuningOptions
{
    /// <summary>Tokens of a row that today's models train on; gpt-3.5-turbo takes 16,385.</summary>
    public const int UsualRowTokens = 65_536;

    /// <summary>The system message that every row begins with: the one the trained model will be asked with.</summary>
    /// <value>Null by default: there is none.</value>
    public string? System { get; init; }

    /// <summary>Who is to read it.</summary>
    /// <value>OpenAI by default.</value>
    public FineTuningService For { get; init; }

    /// <summary>Tokens of a row at most, as they are estimated. A longer row is left out: a service would cut off its end, where the answer is.</summary>
    /// <value>65,536 by default.</value>
    public int RowTokens { get; init; } = UsualRowTokens;

    /// <exception cref="JobException">A value is out of its range.</exception>
    public void Check()
    {
        if (System is not null && TextFault.Of(System) is { } fault) throw new JobException($"the system message: {fault}");
        if (!Enum.IsDefined(For)) throw new JobException($"a file for {For}: expected one for {string.Join(" or ", FineTuningServices.Names)}");
        if (RowTokens < 1) throw new JobException($"{RowTokens} tokens of a row: expected 1 or more");
    }
}
