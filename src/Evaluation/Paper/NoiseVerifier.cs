using Ponder.Core.Proposing;
using Ponder.Core.Seeds;
using Ponder.Core.Verifying;

namespace Ponder.Evaluation.Paper;

/// <summary>
/// A verifier whose scores say nothing, under the name of one that knows: what becomes of a method that trusts it. Scores are a hash of the
/// text,
/// so that equal texts score alike; it is charged what the real one costs.
/// </summary>
public sealed class NoiseVerifier(IVerifier named) : IVerifier
{
    /// <inheritdoc/>
    public ModelIdentity Identity => named.Identity;

    /// <inheritdoc/>
    public Aggregation Aggregation => named.Aggregation;

    /// <inheritdoc/>
    public bool InProcess => named.InProcess;

    /// <inheritdoc/>
    public int Concurrency => named.Concurrency;

    /// <inheritdoc/>
    public bool Rereads => named.Rereads;

    /// <inheritdoc/>
    public decimal TokensPerToken => named.TokensPerToken;

    /// <inheritdoc/>
    public int Around => named.Around;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<VerifierReply>> ScoreAsync(IReadOnlyList<VerifierPrompt> prompts, CancellationToken cancel = default)
    {
        var replies = await named.ScoreAsync(prompts, cancel);
        return [.. replies.Zip(prompts, (reply, prompt) => reply with { Verdicts = [.. reply.Verdicts.Zip(prompt.Solutions, Noise)] })];
    }

    private static Verdict Noise(Verdict verdict, Solution solution) => verdict.StepScores is not { } scores
        ? verdict
        : verdict with { StepScores = [.. scores.Select((_, step) => Seed.Hash($"{solution.Prefix}{solution.Text}\n{step}") % 10_000 / 10_000.0)] };
}
