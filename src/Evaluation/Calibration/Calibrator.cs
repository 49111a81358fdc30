using Ponder.Engine.Jobs;
using Ponder.Engine.Running;
using Ponder.Search.Calibration;
using Ponder.Search.Solving;
using Ponder.Search.Standings;

namespace Ponder.Evaluation.Calibration;

/// <summary>
/// Measures, on problems with references, what every arm is worth by difficulty and budget (Snell et al. 2024, section 3.2), and writes it
/// as a table.
/// </summary>
/// <param name="models">Who is calibrated.</param>
/// <param name="open">Opens the problems as a job with that strategy and label; a calibration that was stopped goes on from its
/// journal.</param>
/// <param name="progress">Told of every page.</param>
public sealed class Calibrator(JobModels models, Func<StrategyChoice, string, Task<JobFolder>> open, IProgress<JobProgress>? progress = null)
{
    private readonly string voter = Arms.Voter(models.Verifier is not null);

    /// <summary>What to know before a calibration on so many problems, where they are too few for any bin of difficulty; null elsewhere.</summary>
    /// <param name="problems">How many there are.</param>
    public static string? TooFew(int problems) => problems >= Bins.Count * CellChoice.Thin ? null
        : $"{problems} problems are too few to choose by: a bin of difficulty has about {problems / Bins.Count} of them and {CellChoice.Thin} are needed, "
            + $"so what to run will be assumed; give at least {Bins.Count * CellChoice.Thin}";

    /// <summary>The table.</summary>
    /// <param name="grid">What to play.</param>
    /// <param name="source">What to call the problems.</param>
    /// <param name="cancel">Stops between rounds.</param>
    /// <exception cref="JobException">A problem has no reference, or an arm cannot be played.</exception>
    public async Task<CalibrationTable> RunAsync(ArmGrid grid, string source, CancellationToken cancel = default)
    {
        var looks = Pilots.Sizes.Select(n => StrategyChoice.Of(voter, n)).ToList();
        var (trials, pilot) = (await PlayAsync(grid, looks, cancel), looks.Count - 1);
        var scored = models.Verifier is not null;
        IReadOnlyList<double> Ease(Trial trial) => [.. trial.Results.Select(r => r.Standing.Pilot.Ease(scored))];
        var bins = trials.Take(looks.Count).Select(look => Bins.Quintiles(Ease(look))).ToList();
        var problems = trials[0].Results.Count;
        return new()
        {
            Basis = $"calibrated on {problems} problems of {source}",
            Proposer = models.Proposer.Identity,
            Others = models.Others.Count == 0 ? null : [.. models.Others.Select(p => p.Identity)],
            Verifier = models.Verifier?.Identity,
            Problems = problems,
            Looks = [.. trials.Take(looks.Count).Zip(looks, (t, look) => new Look(t.Arm, look.N!.Value, StepRates.Mean([.. t.Results.Select(r => r.Spent)], t.Mixed), scored ? Bins.Thresholds(Ease(t)) : []))],
            Belief = BeliefFit.Of([.. trials.Where(t => !scored || !IsPlain(t)).SelectMany(t => t.Results)]),
            Cells = new CellChoice([.. trials.Skip(pilot)], bins[pilot], voter).Cells,
            Steps = Pruning.Reachable(new StepRates(trials, bins, models.Strategies).Steps, looks),
        };
    }

    /// <summary>
    /// The looks and the votes of more samples as waves of one job, then everything else, each after a pilot of its own: the costs are
    /// those of going on.
    /// </summary>
    private async Task<IReadOnlyList<Trial>> PlayAsync(ArmGrid grid, List<StrategyChoice> looks, CancellationToken cancel)
    {
        var (player, trials) = (new Trials(models, open, progress), new List<Trial>());
        var ladder = grid.Choices.Where(c => Trial.IsVote(c, voter) && c.N > looks[^1].N);
        trials.AddRange(await player.PlayAsync([.. looks, .. ladder], cancel));
        foreach (var arms in grid.Jobs(models.Strategies).Where(arms => !Trial.IsVote(arms[0], voter)))
            trials.AddRange((await player.PlayAsync([looks[^1], .. arms], cancel)).Skip(1));
        return trials;
    }

    private static bool IsPlain(Trial trial) => trial.Arm.Name == Arms.Voter(scored: false);
}
