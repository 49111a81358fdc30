using System.Globalization;
using Ponder.Core.Budgets;
using Ponder.Core.Seeds;
using Ponder.Search.Calibration;
using Ponder.Search.Pages;
using Ponder.Search.Solving;
using Ponder.Search.Standings;

namespace Ponder.Search.Allocation;

/// <summary>
/// Problems that get a pilot's worth of scored samples whatever their scores are, so that it shows whether scores go with agreement: those that
/// were chosen for their scores could not tell. The order is fixed, and what counts is its beginning, as far as it has been looked at.
/// </summary>
internal static class Audit
{
    /// <summary>Problems that are looked at where a table has measured the verifier, and where nobody has.</summary>
    private const int Measured = 24;
    private const int Unmeasured = 50;

    /// <summary>The part of what is left that it may cost at most: one in so many.</summary>
    private const int Part = 8;

    /// <summary>The problems that have been looked at.</summary>
    public static IReadOnlyList<Standing> Told(IReadOnlyList<Standing> standings) =>
        [.. Ordered(standings).TakeWhile(IsTold).Where(s => s.Pilot.Score is not null)];

    /// <summary>What is to be looked at next; nothing where enough is, or where it would cost too much or be too few to tell.</summary>
    public static IReadOnlyList<Assignment> Next(IReadOnlyList<Standing> standings, AllocationContext context, Cap left)
    {
        var order = Ordered(standings).Take(context.Table is null ? Unmeasured : Measured).ToList();
        var told = order.TakeWhile(IsTold).Count();
        if (told >= Trust.Enough || order.Exists(s => !StrategyNames.IsVote(s.Arm!))) return [];
        var (each, share) = (SampleCost.Of(standings, context.Tariff) * (Pilots.Sizes[^1] - 1), left.Share(1, Part));
        var most = order.Count;
        while (most > told && !share.Allows(each * (most - told))) most--;
        if (most < Trust.Enough) return [];
        var pilot = StrategyChoice.Of(Arms.Voter(scored: true), Pilots.Sizes[^1]);
        return [.. order.Take(most).Skip(told).Where(s => !IsTold(s)).OrderBy(s => s.Problem).Select(s => new Assignment(s.Problem, FirstLook.Played(pilot, s)))];
    }

    /// <summary>Whether it has been looked at, even where not all of its samples could be had.</summary>
    private static bool IsTold(Standing standing) => standing.Pilot.Alike
        && (standing.Pilot.Samples >= Pilots.Sizes[^1] || (standing.Status != SolveStatus.Partial && standing.Arm!.N >= Pilots.Sizes[^1]));

    private static IEnumerable<Standing> Ordered(IReadOnlyList<Standing> standings) =>
        standings.Where(s => s.Readable).OrderBy(s => Seed.Hash(s.Problem.ToString(CultureInfo.InvariantCulture))).ThenBy(s => s.Problem);
}
