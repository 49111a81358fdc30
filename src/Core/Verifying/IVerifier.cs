using Ponder.Core.Pictures;
using Ponder.Core.Proposing;

namespace Ponder.Core.Verifying;

/// <summary>Whatever scores candidates: a process reward model gives a score per step, an outcome reward model one for the whole.</summary>
public interface IVerifier
{
    /// <summary>Which model this is.</summary>
    ModelIdentity Identity { get; }

    /// <summary>How its step scores are best made one, as it was trained.</summary>
    Aggregation Aggregation { get; }

    /// <summary>Whether every solution is read from the problem on, prefix included, each time it is scored.</summary>
    /// <value>False by default: a prefix is paid for once.</value>
    bool Rereads => false;

    /// <summary>Verifier tokens to set aside per proposer token of problem and solution.</summary>
    /// <value>1 by default.</value>
    decimal TokensPerToken => 1;

    /// <summary>Verifier tokens to set aside for each solution beyond those: the words of the verifier's own prompt, and its verdict.</summary>
    /// <value>0 by default.</value>
    int Around => 0;

    /// <summary>
    /// Whether it runs in this process and nobody is owed for a call that was cut off: such a call is made again, and is never in doubt.
    /// </summary>
    /// <value>False by default: a call whose reply was not recorded stays charged at its worst case.</value>
    bool InProcess => false;

    /// <summary>Calls it works on at once, where it is a service; the engine sends no further one before a reply is recorded.</summary>
    /// <value>At least 1; 8 by default.</value>
    int Concurrency => 8;

    /// <summary>Where it answers, if that is outside this process: an endpoint's address. Its calls may cost money, so a job wants a cap.</summary>
    /// <value>Null by default: nothing says that its calls cost money.</value>
    string? Address => null;

    /// <summary>Whether it is to be given a problem's pictures; one that does not see refuses problems that have any.</summary>
    /// <value>False by default.</value>
    bool Sees => false;

    /// <summary>Why this model can read no solution of the problem; null where it may.</summary>
    /// <value>Null by default.</value>
    string? Refusal(string problem) => null;

    /// <summary>
    /// One reply per prompt, in order, one verdict per solution. A solution that cannot be scored has a verdict that says why;
    /// an exception means that nothing can be had at all.
    /// </summary>
    /// <param name="prompts">What to score; each prompt holds solutions of one problem.</param>
    /// <param name="cancel">Stops the scoring.</param>
    /// <exception cref="ModelUnavailableException">Nothing can be had; its <c>Doubt</c> is what trying may have cost.</exception>
    Task<IReadOnlyList<VerifierReply>> ScoreAsync(IReadOnlyList<VerifierPrompt> prompts, CancellationToken cancel = default);
}

/// <summary>
/// Solutions of one problem. A solution that would need more than <paramref name="MaxTokens"/> is refused, so that a reservation holds.
/// </summary>
/// <param name="Problem">The problem's text.</param>
/// <param name="Solutions">What to score, each on its own.</param>
/// <param name="MaxTokens">Verifier tokens one solution may need.</param>
public sealed record VerifierPrompt(string Problem, IReadOnlyList<Solution> Solutions, int MaxTokens = int.MaxValue)
{
    /// <summary>The problem's pictures: only a verifier that sees is given any.</summary>
    /// <value>Empty by default.</value>
    public IReadOnlyList<SeenPicture> Pictures { get; init; } = [];
}

/// <summary>The text to score, after a prefix whose steps have their scores already.</summary>
/// <param name="Prefix">The solution so far; empty where there is none.</param>
/// <param name="Text">What comes after it.</param>
public sealed record Solution(string Prefix, string Text);

/// <summary>Tokens read for the whole prompt, and a verdict per solution.</summary>
/// <param name="Tokens">Verifier tokens read or written for all of them.</param>
/// <param name="Verdicts">As many as there are solutions, in their order.</param>
public sealed record VerifierReply(int Tokens, IReadOnlyList<Verdict> Verdicts)
{
    /// <summary>Of <see cref="Tokens"/>, those that may never have been spent: calls whose replies were lost, at their worst case.</summary>
    /// <value>0 by default.</value>
    public int Doubt { get; init; }

    /// <summary>What people should know of how the verifier answered. The same words each time: they are counted.</summary>
    /// <value>Empty by default.</value>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>The scores, each in 0..1, of the steps in a solution's text (not its prefix), or why there are none.</summary>
/// <param name="StepScores">A score per step; null where it could not be scored.</param>
/// <param name="Failure">Why not, for people.</param>
public sealed record Verdict(IReadOnlyList<double>? StepScores, string? Failure = null);
