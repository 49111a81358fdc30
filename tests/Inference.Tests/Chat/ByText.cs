using Ponder.Core.Proposing;
using Ponder.Core.Seeds;
using Ponder.Core.Verifying;

namespace Ponder.Inference.Tests.Chat;

/// <summary>Scores that are a pure function of the text.</summary>
internal sealed class ByText : IVerifier
{
    public ModelIdentity Identity { get; } = new("by-text", "1", 1);

    public Aggregation Aggregation => Aggregation.Last;

    public static double Weight(string text) => Seed.Hash(text) % 1000 / 1000.0;

    public Task<IReadOnlyList<VerifierReply>> ScoreAsync(IReadOnlyList<VerifierPrompt> prompts, CancellationToken cancel = default) =>
        Task.FromResult<IReadOnlyList<VerifierReply>>(
            [.. prompts.Select(p => new VerifierReply(0, [.. p.Solutions.Select(s => new Verdict([Weight(s.Text)]))]))]);
}
