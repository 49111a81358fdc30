using System.Globalization;
using Ponder.Core.Proposing;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Search.Pages;
using Ponder.Search.Solving;

namespace Ponder.Engine.Running;

/// <summary>What a wave does, in words: how much more of what, for how many problems, and how these stand.</summary>
public static class WaveWords
{
    /// <summary>Pages that are looked at: enough to tell of, and a large wave begins without delay.</summary>
    private const int Pages = 16;

    /// <summary>The share of the problems that must stand so before it is said of them all.</summary>
    private const double Most = 2.0 / 3;

    private static readonly string[] Votes =
        [StrategyNames.Majority, StrategyNames.BestOfN, StrategyNames.WeightedBestOfN, StrategyNames.ConfidenceVote, StrategyNames.SelfVerification];

    /// <summary>The words for a planned wave, such as "4 more samples each for 37 problems whose votes are split".</summary>
    /// <param name="folder">The job.</param>
    /// <param name="wave">The wave, from 0.</param>
    /// <param name="plan">Its plan.</param>
    /// <param name="cancel">Stops the reading.</param>
    public static async Task<string> OfAsync(JobFolder folder, int wave, WavePlan plan, CancellationToken cancel = default)
    {
        if (plan is { Everyone: { } everyone, Mark: null }) return $"{More(everyone, 0)} for {Problems(plan.Visits, plan.Visits == folder.Spec.Problems)}";
        var (seen, pages) = (new List<Seen>(), plan.PageSizes(folder.Spec.Options.PageSize).Count);
        for (var page = 0; page < Math.Min(pages, Pages); page++)
        {
            foreach (var visit in await folder.Plans.PageAsync(new(wave, page), cancel))
            {
                var earlier = visit.Last is { } last ? await folder.Outcomes.OfAsync(visit.Problem, last, cancel) : null;
                seen.Add(new(visit.Strategy, earlier));
            }
        }

        var groups = seen.GroupBy(s => s.Strategy.Name, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).ToList();
        var parts = groups.Take(2).Select((group, place) => $"{More([.. group])} for {Count(group.Count(), place)}{How([.. group])}");
        return (pages > Pages ? "most of it: " : "") + string.Join(", ", parts) + (groups.Count > 2 ? " and others" : "");

        string Count(int count, int place) => pages > Pages ? "many problems" : place == 0 ? Problems(count, false) : $"{count:N0}";
    }

    private static string Problems(int count, bool all) => all && count > 1 ? $"all {count:N0} problems" : count == 1 ? "1 problem" : $"{count:N0} problems";

    private static string More(IReadOnlyList<Seen> group)
    {
        if (!Votes.Contains(group[0].Strategy.Name)) return More(group[0].Strategy, 0);
        var more = group.Select(s => Math.Max(0, (s.Strategy.N ?? 1) - s.Samples)).ToList();
        var (least, most, before) = (more.Min(), more.Max(), group.Any(s => s.Samples > 0) ? " more" : "");
        if (most == 0) return group[0].Strategy.Name is StrategyNames.BestOfN or StrategyNames.WeightedBestOfN ? "the verifier's scores" : $"another vote ({group[0].Strategy.Name})";
        var range = least == most ? $"{most}" : least == 0 ? $"up to {most}" : $"{least} to {most}";
        return $"{range}{before} sample{(most == 1 ? "" : "s")} each";
    }

    private static string More(StrategyChoice strategy, int had) => strategy switch
    {
        { Name: StrategyNames.Greedy } => "one answer each",
        { N: { } n } when Votes.Contains(strategy.Name) => (n - had) == 1 ? "1 sample each" : string.Create(CultureInfo.InvariantCulture, $"{n - had} samples each"),
        { N: { } n } => $"{strategy.Name} with up to {n} samples each",
        _ => strategy.Name,
    };

    private static string How(IReadOnlyList<Seen> group)
    {
        if (Are(s => s.Earlier is { Vote.Answer: null })) return " without an answer so far";
        if (Are(s => s.Earlier is { Status: SolveStatus.Partial })) return " that were cut short";
        if (Are(s => s.Earlier is { Vote.Groups.Count: > 1 })) return " whose votes are split";
        if (Are(s => s.Samples == 1)) return " with one sample so far";
        return Are(s => s.Earlier is { Vote.Groups.Count: 1 }) ? " whose votes agree so far" : "";

        bool Are(Func<Seen, bool> so) => group.Count(so) >= Most * group.Count;
    }

    /// <summary>A visit, and how its problem stood before.</summary>
    private sealed record Seen(StrategyChoice Strategy, ProblemOutcome? Earlier)
    {
        public int Samples { get; } = Earlier?.Pool.Count(c => c.Parent is null && c.Ending != Ending.Step && c.Purpose == Purpose.Solve) ?? 0;
    }
}
