using Ponder.Core.Candidates;
using Ponder.Engine.Results;

namespace Ponder.Engine.Exports;

/// <summary>Which solutions of a problem are wanted, whatever is made of them.</summary>
internal static class Picks
{
    private const int UsualPairs = 4;

    /// <summary>What may vote, each text once, in the wanted order.</summary>
    public static IEnumerable<Candidate> Ordered(this SettledProblem problem, ExportFilter filter) =>
        filter.Order == ExportOrder.Shortest ? problem.Shortest() : problem.Best();

    /// <summary>What may vote and is right where that is asked for.</summary>
    public static IEnumerable<Candidate> Wanted(this SettledProblem problem, ExportFilter filter) =>
        problem.Ordered(filter).Where(c => !filter.Right || problem.IsRight(c) == true);

    /// <summary>The solutions to train on, one by default.</summary>
    public static IEnumerable<Candidate> Solutions(this SettledProblem problem, ExportFilter filter) =>
        problem.Wanted(filter).Take(filter.PerProblem ?? 1);

    /// <summary>
    /// Pairs of a better and a worse solution. With a known answer the right ones are better; without one those that agree with the answer
    /// that was chosen. The worse solutions that the verifier liked most come first: they teach most.
    /// </summary>
    public static IEnumerable<(Candidate Better, Candidate Worse)> Pairs(this SettledProblem problem, ExportFilter filter)
    {
        if (filter.Right && problem.Reference is null) return [];
        var better = problem.Ordered(filter).Where(IsBetter).ToList();
        var worse = problem.Best().Where(c => !IsBetter(c));
        return better.Count == 0 ? [] : worse.Take(filter.PerProblem ?? UsualPairs).Select((bad, i) => (better[i % better.Count], bad));

        bool IsBetter(Candidate candidate) => problem.IsRight(candidate) ?? problem.Stands(candidate);
    }
}
