using Ponder.Search.Allocation;
using Ponder.Answers;
using Ponder.Engine.Jobs;
using Ponder.Engine.Running;
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
            var cases = new List<ConfidenceCase>();
            foreach (var arm in stage) cases.AddRange(await PlayAsync(await open(arm, knowing), arm, knowing, cancel));
            foreach (var strategy in cases.GroupBy(c => c.Strategy)) report = With(report, [.. strategy]);
        }

        return report with { Model = report.Model with { Basis = $"fitted on {problems} problems of {source}" } };
    }

    private static ConfidenceReport With(ConfidenceReport report, List<ConfidenceCase> cases)
    {
        var arms = HeldOut(cases).GroupBy(s => s.Case.N).OrderBy(g => g.Key).ToList();
        var fit = new StrategyConfidence(cases[0].Strategy, Rounded(Fit(cases)), [.. arms.Select(g => new HeldOutCases(BinsOf([.. g])) { N = g.Key })]);
        var rows = arms.Select(g => ConfidenceRow.Of(cases[0].Strategy, g.Key, [.. g.Select(s => new AnsweredCase(s.Confidence, s.Case.Share, s.Case.Right))]));
        return new(report.Model with { Strategies = [.. report.Model.Strategies, fit] }, [.. report.Rows, .. rows]);
    }

    private async Task<IReadOnlyList<ConfidenceCase>> PlayAsync(JobFolder folder, ConfidenceArm arm, JobModels knowing, CancellationToken cancel)
    {
        await using (var lease = await folder.TryLeaseAsync(cancel) ?? throw new JobBusyException(folder.Spec.Id))
            await new JobRunner(folder, knowing, progress).RunAsync(cancel);
        problems = folder.Spec.Problems;
        var cases = new List<ConfidenceCase>();
        await foreach (var problem in folder.ProblemsAsync(cancel))
        {
            var entry = problem.Entry.Problem;
            var reference = entry.Reference ?? throw new JobException($"problem \"{entry.Id}\" has no reference answer, which calibration needs");
            if (problem.Outcome is not { Vote: { Answer: { } answer, Groups.Count: > 0 } vote } outcome) continue;
            cases.Add(new(
                arm.Strategy.Name, arm.N, problem.Place, ConfidenceFacts.Of(outcome, belief), vote.Confidence,
                AnswerEquivalence.Matches(reference, answer, folder.Spec.Settings.Voting.For(entry.Kind).Equivalence)));
        }

        return cases;
    }

    private static List<(ConfidenceCase Case, double Confidence)> HeldOut(List<ConfidenceCase> cases)
    {
        var seen = new List<(ConfidenceCase, double)>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var fit = new StrategyConfidence("", Fit([.. cases.Where(c => c.Problem % Folds != fold)]), []);
            seen.AddRange(cases.Where(c => c.Problem % Folds == fold).Select(c => (c, fit.Chance(c.Facts))));
        }

        return seen;
    }

    private static double[] Fit(List<ConfidenceCase> cases) =>
        LogisticFit.Of([.. cases.Select(c => c.Facts)], [.. cases.Select(c => c.Right)], [.. StrategyConfidence.Unfitted.Weights], Strength);

    private static double[] Rounded(double[] weights) => [.. weights.Select(w => Math.Round(w, 4))];

    private static IReadOnlyList<HeldOutBin> BinsOf(IReadOnlyList<(ConfidenceCase Case, double Confidence)> seen) =>
    [
        .. seen.GroupBy(s => HeldOutBin.Of(s.Confidence)).OrderByDescending(g => g.Key)
            .Select(g => new HeldOutBin(g.Key, g.Count(s => s.Case.Right), g.Count(s => !s.Case.Right))),
    ];
}

/// <summary>What a calibration of confidences came to.</summary>
/// <param name="Model">The fits.</param>
/// <param name="Rows">How good they are on held-out problems, an arm each.</param>
public sealed record ConfidenceReport(ConfidenceModel Model, IReadOnlyList<ConfidenceRow> Rows);
