using Ponder.Core.Batching;
using Ponder.Core.Proposing;
using Ponder.Core.Verifying;

namespace Ponder.Engine.Jobs;

/// <summary>Whether the models of a job can be asked by batch.</summary>
internal static class LaneCheck
{
    /// <exception cref="JobException">The job is to go by batch, and none of its models can.</exception>
    public static void Check(JobOptions options, JobModels models)
    {
        if (options.Lane != Lane.Batch) return;
        if (models.Within is not null) throw new JobException("lane batch: jobs that share a budget with others go live; leave the lane out");
        if (!Writes(models) && !Judges(models))
        {
            throw new JobException(
                $"lane batch: neither {models.Proposer.Identity.Name}{(models.Verifier is { } judge ? $" nor {judge.Identity.Name}" : "")} is behind a service that takes batches: expected the kind openai; leave the lane out");
        }
    }

    /// <summary>Whether what is written can go by batch.</summary>
    public static bool Writes(JobModels models) => models.Proposers.Any(p => p is IBatched<ProposerPrompt, ProposerReply> { Desk: not null });

    /// <summary>Whether what is judged can go by batch.</summary>
    public static bool Judges(JobModels models) => models.Verifier is IBatched<VerifierPrompt, VerifierReply> { Desk: not null };
}
