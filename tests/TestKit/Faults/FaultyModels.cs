using Ponder.Core.Proposing;
using Ponder.Core.Verifying;

namespace Ponder.TestKit.Faults;

/// <summary>A proposer whose calls go wrong as planned.</summary>
public sealed class FaultyProposer(IProposer proposer, FaultPlan plan) : IProposer
{
    public ModelIdentity Identity => proposer.Identity;

    public bool InProcess => proposer.InProcess;

    public int Concurrency => proposer.Concurrency;

    public Abilities Abilities => proposer.Abilities;

    public string StepSeparator => proposer.StepSeparator;

    public int ContextLength => proposer.ContextLength;

    public Reading Read(string problem) => proposer.Read(problem);

    public IReadOnlyList<PromptWords> Words => proposer.Words;

    public Task<IReadOnlyList<ProposerReply>> ProposeAsync(IReadOnlyList<ProposerPrompt> prompts, CancellationToken cancel = default) =>
        plan.PlayAsync(
            "propose",
            () => proposer.ProposeAsync(prompts, cancel),
            async () => [.. (await proposer.ProposeAsync(prompts, cancel)).SkipLast(1)]);
}

/// <summary>A verifier whose calls go wrong as planned.</summary>
public sealed class FaultyVerifier(IVerifier verifier, FaultPlan plan) : IVerifier
{
    public ModelIdentity Identity => verifier.Identity;

    public bool InProcess => verifier.InProcess;

    public int Concurrency => verifier.Concurrency;

    public Aggregation Aggregation => verifier.Aggregation;

    public Task<IReadOnlyList<VerifierReply>> ScoreAsync(IReadOnlyList<VerifierPrompt> prompts, CancellationToken cancel = default) =>
        plan.PlayAsync(
            "score",
            () => verifier.ScoreAsync(prompts, cancel),
            async () => [.. (await verifier.ScoreAsync(prompts, cancel)).SkipLast(1)]);
}
