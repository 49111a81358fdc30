using Ponder.Core.Budgets;
using Ponder.Search.Reliability;
using Ponder.Search.Solving;
using Ponder.Search.Standings;

namespace Ponder.Search.Calibration;

/// <summary>
/// What is assumed of models nobody calibrated: under 7 billion parameters beam search pays, up to 32 billion diverse trees do and beams on
/// hard problems, larger models want independent samples (Liu et al. 2025, section 4); a problem the pilot found easy needs no more.
/// </summary>
public static class AssumedTable
{
    private const string Why = "assumed: these models are not calibrated";
    private const double Slips = 0.02;
    private static readonly int[] Budgets = [4, 8, 16, 32, 64, 128, 256];
    private static readonly double[] Helped = [0.6, 0.5, 0.35, 0.2, 0.05];

    /// <summary>The table for a model.</summary>
    /// <param name="parameters">The proposer's parameter count; 0 is unknown, and taken for large.</param>
    /// <param name="scored">Whether there is a verifier to go by.</param>
    /// <param name="sample">What a sample costs, scored where samples are.</param>
    public static CalibrationTable For(decimal parameters, bool scored, Spend sample)
    {
        var (voter, search) = (Arms.Voter(scored), scored ? Searches(parameters) : (_ => null));
        var bins = Enumerable.Range(1, Bins.Count).ToList();
        return new()
        {
            Basis = Why,
            Looks = [.. Pilots.Sizes.Select(n => new Look(StrategyChoice.Of(voter, n), n, sample * n, []))],
            Belief = Belief.Assumed,
            Cells = [.. bins.SelectMany(bin => Budgets.Where(n => n > Pilots.Sizes[^1]).Select(n => new Cell(bin, n, Choice(bin, n), 0, 0, 1, 0, Why)))],
            Steps = [.. bins.SelectMany(bin => Steps(bin, voter, search(bin), sample))],
        };

        StrategyChoice Choice(int bin, int n) => bin switch
        {
            1 => StrategyChoice.Of(voter, Pilots.Sizes[^1]),
            3 or 4 when search(bin) is { } name => StrategyChoice.Of(name, n / 2),
            _ => StrategyChoice.Of(voter, n / 2),
        };
    }

    private static Func<int, string?> Searches(decimal parameters) => parameters switch
    {
        0 => _ => null,
        < 7_000_000_000 => _ => StrategyNames.BeamSearch,
        < 32_000_000_000 => bin => bin > 3 ? StrategyNames.BeamSearch : StrategyNames.Dvts,
        _ => _ => null,
    };

    private static IEnumerable<Step> Steps(int bin, string voter, string? search, Spend sample)
    {
        var helped = Helped[bin - 1];
        foreach (var from in (IEnumerable<int>)[.. Pilots.Sizes.SkipLast(1), .. Budgets])
        {
            foreach (var to in Budgets.Where(to => to > from))
                yield return new(bin, StrategyChoice.Of(voter, from), StrategyChoice.Of(voter, to), helped * (1 - Math.Sqrt(from / (double)to)), Slips, sample * (to - from), 0);
            foreach (var to in Budgets.Where(to => search is not null && to >= from))
                yield return new(bin, StrategyChoice.Of(voter, from), StrategyChoice.Of(search!, to), helped * (1 - (0.5 * Math.Sqrt(from / (double)to))), Slips, sample * to, 0);
        }
    }
}
