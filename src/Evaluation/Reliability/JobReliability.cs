using Ponder.Engine.Jobs;
using Ponder.Engine.Results;

namespace Ponder.Evaluation.Reliability;

/// <summary>What the confidences of a job were worth, told by its problems' references.</summary>
/// <param name="Job">The job's id.</param>
/// <param name="Row">How well they said what was right, beside the raw shares.</param>
/// <param name="Answers">The answers it was told by, in the file's order; problems without an answer or a reference are left out.</param>
public sealed record JobReliability(string Job, ConfidenceRow Row, IReadOnlyList<AnsweredCase> Answers)
{
    /// <summary>Reads the rows of a job, as far as it has got.</summary>
    /// <exception cref="JobException">No problem has both an answer and a reference.</exception>
    public static async Task<JobReliability> OfAsync(JobFolder folder, CancellationToken cancel = default)
    {
        var cases = new List<AnsweredCase>();
        await foreach (var row in ResultRows.SettledAsync(folder, cancel: cancel))
        {
            if (row is { Answer: not null, Correct: { } right }) cases.Add(new(row.Confidence, row.Share, right));
        }

        if (cases.Count == 0) throw new JobException($"job {folder.Spec.Id} has no answer to a problem with a reference, which alone can tell what confidences are worth");
        var strategy = folder.Spec.Options.Strategy;
        return new(folder.Spec.Id, ConfidenceRow.Of(strategy.Name, strategy.N, cases), cases);
    }

    /// <summary>What promises of accuracy would come to, on parts of jobs that were calibrated alike.</summary>
    /// <param name="folder">One of the jobs: what calibration saw is in it.</param>
    /// <param name="answers">The answers of each draw.</param>
    /// <param name="targets">The accuracies to promise.</param>
    /// <exception cref="JobException">Nobody has measured how sure these models' answers are.</exception>
    public static IReadOnlyList<PromiseRow> Promises(JobFolder folder, IReadOnlyList<IReadOnlyList<AnsweredCase>> answers, IReadOnlyList<double> targets)
    {
        var held = RowOptions.HeldOut(folder.Spec)
            ?? throw new JobException($"job {folder.Spec.Id} has no calibration of {folder.Spec.Options.Strategy.Name} to promise an accuracy by: make one with ponder calibrate");
        return [.. targets.Select(target => PromiseRow.Of(held, answers, target))];
    }
}

/// <summary>An answer to a problem with a reference.</summary>
/// <param name="Confidence">How likely its row says it is right, 0..1.</param>
/// <param name="Share">The raw share of the vote, 0..1.</param>
/// <param name="Right">Whether it was right.</param>
public readonly record struct AnsweredCase(double Confidence, double Share, bool Right);
