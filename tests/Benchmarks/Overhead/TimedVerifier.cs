using System.Diagnostics;
using Ponder.Core.Proposing;
using Ponder.Core.Verifying;

namespace Ponder.Benchmarks.Overhead;

/// <summary>Adds up the time spent inside the model; calls must not overlap.</summary>
internal sealed class TimedVerifier(IVerifier verifier) : IVerifier
{
    private readonly Stopwatch clock = new();

    public TimeSpan Inside => clock.Elapsed;

    public ModelIdentity Identity => verifier.Identity;

    public bool InProcess => verifier.InProcess;

    public Aggregation Aggregation => verifier.Aggregation;

    public async Task<IReadOnlyList<VerifierReply>> ScoreAsync(IReadOnlyList<VerifierPrompt> prompts, CancellationToken cancel = default)
    {
        clock.Start();
        try
        {
            return await verifier.ScoreAsync(prompts, cancel);
        }
        finally
        {
            clock.Stop();
        }
    }
}
