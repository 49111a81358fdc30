using System.Globalization;
using Ponder.Core.Budgets;
using Ponder.Search.Allocation.Batch;
using Ponder.Search.Calibration;
using Ponder.Search.Solving;
using Ponder.Search.Standings;

namespace Ponder.Search.Allocation.Ballots;

/// <summary>
/// Shares a budget among problems that nobody scores, by their votes and lengths: a sample goes where it is likeliest to change an answer
/// for what it costs. A wave commits a quarter of what is left, so that the rest is spent on what it teaches.
/// </summary>
/// <param name="tariff">What calls cost.</param>
/// <param name="least">The chance of changing an answer under which a problem gets nothing more.</param>
/// <param name="most">Samples one problem may have.</param>
internal sealed class BallotPlan(Tariff tariff, double least, int most)
{
    /// <summary>The next wave within what is left; the end where nothing is worth it.</summary>
    public Allotment Next(IReadOnlyList<Standing> standings, Cap left)
    {
        var seen = standings.Where(s => s.Samples > 0).ToList();
        if (seen.Count == 0) return Allotment.End;
        var mean = seen.Average(VoteTally.Tokens);
        var tallies = seen.Select(s => VoteTally.Of(s, mean)).ToList();
        var agreement = Agreement.Of(tallies);
        var draws = seen.Select((s, place) => Draw.Of(s, tallies[place], agreement, most)).OfType<Draw>().Where(d => d.Gain >= least)
            .OrderByDescending(d => d.Worth).ThenBy(d => d.Standing.Problem).ToList();
        foreach (var portion in (ReadOnlySpan<Cap>)[left.Share(1, 4), left])
        {
            if (Taken(draws, new(portion, tariff)) is { Count: > 0 } taken) return new([.. taken.OrderBy(d => d.Standing.Problem).Select(Assign)], Note(tallies, agreement));
        }

        return Allotment.End;
    }

    /// <summary>The best of them that fit; what is too dear gives way to what is cheaper.</summary>
    private static List<Draw> Taken(IEnumerable<Draw> draws, Purse purse) => [.. draws.Where(draw => purse.TryTake(draw.Cost, null))];

    private Assignment Assign(Draw draw) => new(
        draw.Standing.Problem,
        FirstLook.Played(StrategyChoice.Of(Arms.Voter(scored: false), draw.Standing.Samples + draw.Samples), draw.Standing),
        new(Bin(draw.Doubt), 1 - draw.Gain, draw.Gain, tariff.Price(draw.Cost).Tokens));

    private static int Bin(double doubt) => Math.Clamp(1 + (int)(doubt * Bins.Count), 1, Bins.Count);

    private static string Note(IReadOnlyList<VoteTally> tallies, Agreement agreement) => string.Create(
        CultureInfo.InvariantCulture, $"by votes and lengths: {tallies.Average(agreement.Doubt):P0} of the problems are taken to be doubtful");
}
