using Ponder.Core.Verifying;
using Ponder.Inference.Settings;

namespace Ponder.Inference.Onnx.Language.Judging;

/// <summary>How a language model judges. Each property is a setting of the same name.</summary>
public sealed record JudgeOptions
{
    /// <summary>One verdict for the whole solution, in place of one after every step.</summary>
    /// <value>The default is false.</value>
    public bool WholeOnly { get; init; }

    /// <summary>How step scores become one.</summary>
    /// <value>The default is the last: each verdict is on all steps so far.</value>
    public Aggregation Aggregation { get; init; } = Aggregation.Last;

    /// <summary>Tokens to set aside per proposer token of problem and solution: the prompt around them is read again after every step.</summary>
    /// <value>From 1; the default is 8.</value>
    public decimal TokensPerToken { get; init; } = 8;

    internal void Validate(string section)
    {
        var faults = new SettingFaults(section);
        faults.Expect(TokensPerToken >= 1, nameof(TokensPerToken), TokensPerToken, "a number from 1");
        faults.Throw();
    }
}
