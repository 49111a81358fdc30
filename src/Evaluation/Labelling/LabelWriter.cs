using Ponder.Answers;
using Ponder.Core.Candidates;
using Ponder.Core.Problems;
using Ponder.Engine.Journals;
using Ponder.Engine.Running;

namespace Ponder.Evaluation.Labelling;

/// <summary>
/// Turns a job of the <c>rollouts</c> strategy into training data: per sampled solution its steps, and for each the share of continuations
/// that
/// ended right (a soft label; Snell et al. 2024, appendix D). Samples without an answer are dropped.
/// </summary>
public sealed class LabelWriter(JobRun run)
{
    private readonly CandidateTexts texts = run.Folder.Texts;

    /// <summary>Writes a JSON line per distinct sample; gives how many.</summary>
    public Task<int> WriteAsync(Stream stream, CancellationToken cancel = default) =>
        TrainingRows.WriteAsync(run, stream, (problem, outcome) => RowsAsync(problem, new(outcome.Pool), run.Spec.Settings.StepSeparator, cancel), cancel);

    private async Task<List<LabelRow>> RowsAsync(Problem problem, Pool pool, string separator, CancellationToken cancel)
    {
        var rows = new List<LabelRow>();
        var samples = pool.All.Where(c => c.Draw.Mode.StartsWith("steps", StringComparison.Ordinal)).ToList();
        var rollouts = pool.All.Except(samples).Where(c => c.Parent is not null).ToLookup(c => c.Parent!.Value);
        foreach (var same in samples.Where(c => c.Votes).GroupBy(c => (c.Parent, c.TextHash)))
        {
            var leaf = same.First();
            var labels = new List<double> { Right(leaf) };
            for (var id = leaf.Parent; id is { } parent; id = pool[parent].Parent)
            {
                if (rollouts[parent].Any()) labels.Insert(0, rollouts[parent].Average(Right));
            }

            var steps = (await texts.GetAsync(leaf.Id, cancel)).Split(separator, StringSplitOptions.RemoveEmptyEntries);
            if (steps.Length == labels.Count) rows.Add(new(problem.Id, problem.Text, steps, labels, same.Count(), Right(leaf) > 0));
        }

        return rows;

        double Right(Candidate c) =>
            c.Votes && AnswerEquivalence.Matches(problem.Reference!, c.Answer!, EquivalenceOptions.For(problem.Kind, null)) ? 1 : 0;
    }
}

/// <summary>
/// One distinct sampled solution: its steps, each one's label in 0..1, how many samples were it, and whether it ends right.
/// </summary>
public sealed record LabelRow(string Id, string Problem, IReadOnlyList<string> Steps, IReadOnlyList<double> Labels, int Samples, bool Right);
