using Ponder.Answers;
using Ponder.Engine.Jobs;
using Ponder.Engine.Running;
using Ponder.Search.Reliability;
using Ponder.Search.Solving;

namespace Ponder.Evaluation.Reliability;

/// <summary>
/// Measures, on problems with references, how likely answers are right: each arm is played as a job of its own, as people run it, and a
/// logistic regression for each strategy learns from what the pools showed. What is reported was held out: problems are cut in five parts, and
/// each is seen by a fit on the other four.
/// </summary>
/// <param name="models">Who is calibrated, with a table where allocators are among the arms.</param>
/// <param name="open">Opens the problems as a job with that strategy; one that was stopped goes on from its journal.</param>
/// <param name="progress">Told of every page.</param>
public sealed class ConfidenceCalibrator(JobModels models, Func<StrategyChoice, Task<JobFolder>> open, IProgress<JobProgress>? progress = null)
{
    private const int Folds = 5;
    private const double Strength = 1;

    /// <summary>The model, and what its confidences were worth on problems that were held out.</summary>
    /// <param name="arms">What is played; several budgets of one strategy share a fit.</param>
    /// <param name="source">What to call the problems.</param>
    /// <param name="cancel">Stops between rounds.</param>
    /// <exception cref="JobException">A problem has no reference, or an arm cannot be played.</exception>
    public async Task<ConfidenceReport> RunAsync(IReadOnlyList<StrategyChoice> arms, string source, CancellationToken cancel = default)
    {
        var (belief, cases, problems) = (models.Table?.Belief ?? Belief.Assumed, new List<ConfidenceCase>(), 0);
        foreach (var arm in arms)
        {
            var folder = await open(arm);
            problems = folder.Spec.Problems;
            cases.AddRange(await PlayAsync(folder, arm, belief, cancel));
        }

        var (fits, rows) = (new List<StrategyConfidence>(), new List<ConfidenceRow>());
        foreach (var strategy in cases.GroupBy(c => c.Strategy).Select(g => g.ToList()))
        {
            var seen = HeldOut(strategy);
            var arm = seen.GroupBy(s => s.Case.N).OrderBy(g => g.Key).ToList();
            fits.Add(new(strategy[0].Strategy, Rounded(Fit(strategy)), [.. arm.Select(g => new HeldOutCases(BinsOf([.. g])) { N = g.Key })]));
            rows.AddRange(arm.Select(g => new ConfidenceRow(
                strategy[0].Strategy, g.Key, ReliabilityMeasures.Of([.. g.Select(s => (s.Confidence, s.Case.Right))]),
                ReliabilityMeasures.Of([.. g.Select(s => (s.Case.Share, s.Case.Right))]))));
        }

        return new(new() { Basis = $"fitted on {problems} problems of {source}", Belief = belief, Strategies = fits }, rows);
    }

    private async Task<IReadOnlyList<ConfidenceCase>> PlayAsync(JobFolder folder, StrategyChoice arm, Belief belief, CancellationToken cancel)
    {
        await using (var lease = await folder.TryLeaseAsync(cancel) ?? throw new JobBusyException(folder.Spec.Id))
            await new JobRunner(folder, models, progress).RunAsync(cancel);
        var cases = new List<ConfidenceCase>();
        await foreach (var problem in folder.ProblemsAsync(cancel))
        {
            var entry = problem.Entry.Problem;
            var reference = entry.Reference ?? throw new JobException($"problem \"{entry.Id}\" has no reference answer, which calibration needs");
            if (problem.Outcome is not { Vote: { Answer: { } answer, Groups.Count: > 0 } vote } outcome) continue;
            cases.Add(new(
                arm.Name, arm.N, problem.Place, ConfidenceFacts.Of(outcome, belief), vote.Confidence,
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

/// <summary>One arm's held-out confidences beside the raw shares.</summary>
/// <param name="Strategy">The strategy or allocator.</param>
/// <param name="N">Its budget, in sampled solutions; null where it takes none.</param>
/// <param name="Confidence">What the confidences are worth.</param>
/// <param name="Share">What the raw shares would be.</param>
public sealed record ConfidenceRow(string Strategy, int? N, ReliabilityMeasures Confidence, ReliabilityMeasures Share);
