using Ponder.Core.Candidates;
using Ponder.Core.Proposing;
using Ponder.Search.Solving;
using Ponder.Search.StepValues;

namespace Ponder.Search.BeamSearch;

/// <summary>
/// Goes on from the best partial solutions, step by step (BFS-V; Snell et al. 2024, section 5.2). A finished solution that is among the
/// best
/// keeps its place, so that the search ends once nothing unfinished is better.
/// </summary>
/// <param name="search">The problem.</param>
/// <param name="keep">How many are kept after each step: N/M.</param>
/// <param name="width">Continuations of each: M.</param>
/// <param name="distinct">Whether equal texts take one place: going on from the same text twice buys nothing new.</param>
/// <param name="value">What makes one better than another.</param>
internal sealed class Beam(IProblemSearch search, int keep, int width, bool distinct, IStepValue value)
{
    /// <summary>Steps after which what is unfinished is left.</summary>
    public const int RoundLimit = 40;

    /// <summary>Grows the first steps to their ends; gives every finished solution met on the way.</summary>
    public async Task<IReadOnlyList<Candidate>> FinishAsync(IReadOnlyList<Candidate> drafts)
    {
        var finished = new List<Candidate>();
        IReadOnlyList<(Candidate Candidate, double Value)> kept = [];
        for (var round = 1; drafts.Count > 0; round++)
        {
            finished.AddRange(drafts.Where(d => d.Ending == Ending.Finished));
            kept = Best([.. kept.Where(k => k.Candidate.Ending == Ending.Finished), .. await ValuedAsync(drafts)]);
            if (round == RoundLimit) break;
            var open = kept.Where(k => k.Candidate.Ending == Ending.Step).Select(k => k.Candidate);
            var grown = await Task.WhenAll(open.Select(c => search.DrawAsync(new(width) { From = c, Steps = 1, Score = true })));
            drafts = [.. grown.SelectMany(g => g)];
        }

        return finished;
    }

    private async Task<IEnumerable<(Candidate Candidate, double Value)>> ValuedAsync(IReadOnlyList<Candidate> drafts)
    {
        var usable = drafts.Where(d => d.Ending is Ending.Step or Ending.Finished).ToList();
        var values = await Task.WhenAll(usable.Select(c => value.OfAsync(search, c, begun: c.Parent is null)));
        return usable.Zip(values).Where(v => v.Second is not null).Select(v => (v.First, v.Second!.Value));
    }

    /// <summary>Ties keep the order of drawing, which is the same in every wave.</summary>
    private List<(Candidate Candidate, double Value)> Best(IEnumerable<(Candidate Candidate, double Value)> all)
    {
        var ranked = all.OrderByDescending(c => c.Value);
        return [.. (distinct ? ranked.DistinctBy(c => c.Candidate.TextHash) : ranked).Take(keep)];
    }
}
