using System.Diagnostics;
using Ponder.Core.Proposing;

namespace Ponder.Benchmarks.Overhead;

/// <summary>Adds up the time spent inside the model; calls must not overlap.</summary>
internal sealed class TimedProposer(IProposer proposer) : IProposer
{
    private readonly Stopwatch clock = new();

    public TimeSpan Inside => clock.Elapsed;

    public ModelIdentity Identity => proposer.Identity;

    public bool InProcess => proposer.InProcess;

    public Abilities Abilities => proposer.Abilities;

    public string StepSeparator => proposer.StepSeparator;

    public int ContextLength => proposer.ContextLength;

    public Reading Read(string problem) => proposer.Read(problem);

    public IReadOnlyList<PromptWords> Words => proposer.Words;

    public async Task<IReadOnlyList<ProposerReply>> ProposeAsync(IReadOnlyList<ProposerPrompt> prompts, CancellationToken cancel = default)
    {
        clock.Start();
        try
        {
            return await proposer.ProposeAsync(prompts, cancel);
        }
        finally
        {
            clock.Stop();
        }
    }
}
