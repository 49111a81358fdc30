using Ponder.Core.Budgets;
using Ponder.Search.Allocation.Ballots;
using Ponder.Search.Calibration;
using Ponder.Search.Solving;
using Ponder.Search.Standings;

namespace Ponder.Search.Allocation.Batch;

/// <summary>
/// Shares a budget among problems by what a verifier says of them: every problem that is neither settled nor hopeless is offered what the
/// table knows to help one of its bin, and one that is not scored yet its score; the offers are taken by expected gain per cost. A wave
/// commits at most half of what is left, so that the rest is spent on what it teaches.
/// </summary>
/// <param name="allocator">Whose plan it is.</param>
/// <param name="context">What is known of the job.</param>
/// <param name="options">When a problem is left alone.</param>
/// <param name="most">Samples one problem may have.</param>
internal sealed class ScoredPlan(string allocator, AllocationContext context, BatchOptions options, int most)
{
    private readonly Line? line = Line.Of(allocator, options.Target, context);

    /// <summary>The next wave within what is left; the end where nothing is worth it.</summary>
    public Allotment Next(IReadOnlyList<Standing> standings, Cap left)
    {
        var trust = Trust.Of(standings);
        if (!trust.Holds) return Distrusting(standings, left, trust);
        var table = context.Known(standings);
        var note = $"{table.Basis}; {trust}";
        if (Audit.Next(standings, context, left) is { Count: > 0 } audit) return new(audit, $"{note}; {audit.Count} problems are looked at to tell");
        var drafts = standings.Where(Scoring.Wanted).ToList();
        var known = standings.Where(s => s.Readable && !Scoring.Wanted(s)).ToList();
        var bins = Bins.Predicted(table, known, scored: true);
        var problems = known.Select((s, place) => new Prospect(s, bins[place])).ToList();
        foreach (var portion in (ReadOnlySpan<Cap>)[left.Share(1, 2), left])
        {
            var purse = new Purse(portion, context.Tariff);
            var scoring = new Scoring(table, options, line, purse.Cost);
            IEnumerable<Offer> offers =
            [
                .. problems.SelectMany(p => p.Offers(table, options, line, purse.Cost)).Where(o => !(o.Step.To.N > most)),
                .. drafts.Select(s => scoring.Of(s, SampleCost.OfScoring(s, context.Tariff))).OfType<Offer>(),
            ];
            if (new Plan(purse, stepwise: left == Cap.None).Take(offers) is { Count: > 0 } taken)
                return new([.. taken.OrderBy(o => o.Standing.Problem).Select(Assign)], note);
        }

        return Allotment.End;
    }

    private Assignment Assign(Offer offer) => new(
        offer.Standing.Problem,
        FirstLook.Played(offer.Step.To, offer.Standing),
        new(offer.Step.Bin, offer.Chance, offer.Gain, offer.Step.Cost.Tokens));

    /// <summary>Votes alone are gone by, and what noise decided is decided again by the majority of the same samples, which costs nothing.</summary>
    private Allotment Distrusting(IReadOnlyList<Standing> standings, Cap left, Trust trust)
    {
        var next = new BallotPlan(context.Tariff, options.Least, most).Next(standings, left);
        var fed = next.Assignments.Select(a => a.Problem).ToHashSet();
        var revotes = standings.Where(s => s.Readable && s.Arm?.Name == Arms.Voter(scored: true) && !fed.Contains(s.Problem))
            .Select(s => new Assignment(s.Problem, FirstLook.Played(StrategyChoice.Of(Arms.Voter(scored: false), Math.Max(1, s.Samples)), s)));
        return new([.. next.Assignments.Concat(revotes).OrderBy(a => a.Problem)], next.Note is { } note ? $"{trust}; {note}" : $"{trust}");
    }
}
