using Ponder.Search.Options;

namespace Ponder.Evaluation.SelfTraining;

/// <summary>How a model learns from its own solutions.</summary>
public sealed record SelfTrainingOptions
{
    /// <summary>How often it is tuned.</summary>
    /// <value>3 by default.</value>
    public int Rounds { get; init; } = 3;

    /// <summary>Solutions of a problem that it learns from at most, the shorter first: else easy problems would outweigh hard ones.</summary>
    /// <value>4 by default.</value>
    public int PerProblem { get; init; } = 4;

    /// <summary>
    /// Null learns from solutions that give the known answer. A number from 0 to 1 asks for no known answers: it learns from those that give the
    /// job's answer, where that has at least this confidence (TTRL, Zuo et al. 2025, takes the majority's answer as it is: 0).
    /// </summary>
    /// <value>Null by default.</value>
    public double? Confidence { get; init; }

    /// <summary>
    /// Asks again where no solution was right, with the known answer given away: <c>{problem}</c> and <c>{answer}</c> stand for them. What comes
    /// out right is learned as the solution of the plain problem (rationalisation; STaR, Zelikman et al. 2022, section 3.2).
    /// </summary>
    /// <value>Null by default: nobody is asked again.</value>
    public string? Hint { get; init; }

    /// <summary>Tunes the model of the round before. Else each round tunes the first model again, on what the last one wrote (ReST-EM, Singh et al. 2023, section 3).</summary>
    /// <value>False by default.</value>
    public bool GoOn { get; init; }

    /// <exception cref="OptionException">A value is out of its range.</exception>
    public void Check()
    {
        if (Rounds is < 1 or > 100) throw new OptionException($"{Rounds} rounds: expected 1 to 100");
        if (PerProblem < 1) throw new OptionException($"{PerProblem} solutions of a problem: expected 1 or more");
        if (Confidence is { } sure && !(sure is >= 0 and <= 1)) throw new OptionException($"a confidence of {sure}: expected a number from 0 to 1");
        if (Hint is not { } hint) return;
        if (Confidence is not null) throw new OptionException("a hint gives the known answer away, and by confidence there is none: expected one of the two");
        foreach (var mark in new[] { Hints.Problem, Hints.Answer })
        {
            if (!hint.Contains(mark, StringComparison.Ordinal)) throw new OptionException($"the hint lacks {mark}: expected a text with {Hints.Problem} and {Hints.Answer} in it");
        }
    }
}
