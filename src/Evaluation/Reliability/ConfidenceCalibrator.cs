using Ponder.Answers;
using Ponder.Engine.Jobs;
using Ponder.Engine.Running;
using Ponder.Search.Allocation;
using Ponder.Search.Reliability;

namespace Ponder.Evaluation.Reliability;

/// <summary>
/// Measures, on problems with references, how likely answers are right: each arm is played as a job of its own, as people run it, and a
/// logistic regression for each strategy learns from what the pools showed. What is reported was held out: problems are cut in five parts, and
/// each is seen by a fit on the other four.
/// </summary>
/// <param name="models">Who is calibrated, with a table where allocators are among the arms.</param>
/// <param name="open">Opens the problems as a job with that arm and these models; one that was stopped goes on from its journal.</param>
/// <param name="progress">Told of every page.</param>
public sealed class ConfidenceCalibrator(JobModels models, Func<ConfidenceArm, JobModels, Task<JobFolder>> open, IProgress<JobProgress>? progress = null)
{
    private const int Folds = 5;
    private const double Strength = 1;

    private readonly Belief belief = models.Table?.Belief ?? Belief.Assumed;
    private int problems;

    /// <summary>The model, and what its confidences were worth on problems that were held out.</summary>
    /// <param name="arms">What is played; several budgets of one strategy share a fit. Allocators come last, for they go by the others' fits.</param>
    /// <param name="source">What to call the problems.</param>
    /// <param name="cancel">Stops between rounds.</param>
    /// <exception cref="JobException">A problem has no reference, or an arm cannot be played.</exception>
    public async Task<ConfidenceReport> RunAsync(IReadOnlyList<ConfidenceArm> arms, string source, CancellationToken cancel = default)
    {
        var report = new ConfidenceReport(new() { Basis = "", Belief = belief }, []);
        foreach (var stage in arms.GroupBy(arm => AllocatorCatalogue.Find(arm.Strategy.Name) is not null).OrderBy(g => g.Key))
        {
            var knowing = models with { Table = models.Table is { } table ? table with { Confidence = report.Model } : null };
            var played = new List<PlayedArm>();
            foreach (var arm in stage) played.Add(await PlayAsync(await open(arm, knowing), arm, knowing, cancel));
            foreach (var strategy in played.GroupBy(p => p.Arm.Strategy.Name)) report = With(report, [.. strategy]);
        }

        return report with { Model = report.Model with { Basis = $"fitted on {problems} problems of {source}" } };
    }

    private static ConfidenceReport With(ConfidenceReport report, IReadOnlyList<PlayedArm> arms)
    {
        var (strategy, all) = (arms[0].Arm.Strategy.Name, arms.SelectMany(a => a.Cases).ToList());
        var (cases, rows) = (new List<HeldOutCases>(), new List<ConfidenceRow>());
        var shared = Fit(all, [.. StrategyConfidence.Unfitted.Weights]);
        foreach (var (arm, seen) in HeldOut(arms).OrderBy(s => s.Arm.Arm.N))
        {
            var own = arms.Count == 1 ? null : Rounded(Fit(arm.Cases, shared));
            cases.Add(new(BinsOf(seen)) { N = arm.Arm.N, Weights = own, Tokens = arm.Tokens, Sketches = arm.Sketches.All() });
            rows.Add(ConfidenceRow.Of(strategy, arm.Arm.N, seen));
        }

        return new(report.Model with { Strategies = [.. report.Model.Strategies, new(strategy, Rounded(shared), cases)] }, [.. report.Rows, .. rows]);
    }

    private async Task<PlayedArm> PlayAsync(JobFolder folder, ConfidenceArm arm, JobModels knowing, CancellationToken cancel)
    {
        await using (var lease = await folder.TryLeaseAsync(cancel) ?? throw new JobBusyException(folder.Spec.Id))
            await new JobRunner(folder, knowing, progress).RunAsync(cancel);
        problems = folder.Spec.Problems;
        var (cases, sketches, tokens) = (new List<ConfidenceCase>(), new PoolSketches(problems, belief), 0L);
        await foreach (var problem in folder.ProblemsAsync(cancel))
        {
            var entry = problem.Entry.Problem;
            var reference = entry.Reference ?? throw new JobException($"problem \"{entry.Id}\" has no reference answer, which calibration needs");
            if (problem.Outcome is not { } settled) continue;
            sketches.Add(settled);
            tokens += settled.History.Sum(visit => visit.Spend.Tokens);
            if (settled is not { Vote: { Answer: { } answer, Groups.Count: > 0 } vote }) continue;
            cases.Add(new(
                problem.Place, ConfidenceFacts.Of(settled, belief), vote.Confidence,
                AnswerEquivalence.Matches(reference, answer, folder.Spec.Settings.Voting.For(entry.Kind).Equivalence)));
        }

        return new(arm, cases, sketches, Math.Round(tokens / (double)problems, 1));
    }

    /// <summary>What fits that did not know a problem, in any arm, say of its answers.</summary>
    private static List<(PlayedArm Arm, List<AnsweredCase> Seen)> HeldOut(IReadOnlyList<PlayedArm> arms)
    {
        var shared = Enumerable.Range(0, Folds).Select(fold => Fit([.. Others(arms.SelectMany(a => a.Cases), fold)], [.. StrategyConfidence.Unfitted.Weights])).ToList();
        return [.. arms.Select(arm => (arm, Seen(arm)))];

        List<AnsweredCase> Seen(PlayedArm arm)
        {
            var own = shared.Select((weights, fold) => arms.Count == 1 ? weights : Fit([.. Others(arm.Cases, fold)], weights)).ToList();
            return [.. arm.Cases.Select(c => new AnsweredCase(StrategyConfidence.Chance(c.Facts, own[c.Problem % Folds]), c.Share, c.Right))];
        }
    }

    private static IEnumerable<ConfidenceCase> Others(IEnumerable<ConfidenceCase> cases, int fold) => cases.Where(c => c.Problem % Folds != fold);

    /// <summary>The fit of one budget is drawn to that of all of them, as that is to the belief as it is (partial pooling).</summary>
    private static double[] Fit(IReadOnlyList<ConfidenceCase> cases, double[] around) =>
        LogisticFit.Of([.. cases.Select(c => c.Facts)], [.. cases.Select(c => c.Right)], around, Strength);

    private static double[] Rounded(double[] weights) => [.. weights.Select(w => Math.Round(w, 4))];

    private static IReadOnlyList<HeldOutBin> BinsOf(IReadOnlyList<AnsweredCase> seen) =>
    [
        .. seen.GroupBy(s => HeldOutBin.Of(s.Confidence)).OrderByDescending(g => g.Key)
            .Select(g => new HeldOutBin(g.Key, g.Count(s => s.Right), g.Count(s => !s.Right))),
    ];

    private sealed record PlayedArm(ConfidenceArm Arm, IReadOnlyList<ConfidenceCase> Cases, PoolSketches Sketches, double Tokens);
}

/// <summary>What a calibration of confidences came to.</summary>
/// <param name="Model">The fits.</param>
/// <param name="Rows">How good they are on held-out problems, an arm each.</param>
public sealed record ConfidenceReport(ConfidenceModel Model, IReadOnlyList<ConfidenceRow> Rows);
