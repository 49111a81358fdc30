using Ponder.Core.Budgets;
using Ponder.Core.Voting;
using Ponder.Search.Allocation;
using Ponder.Search.Calibration;
using Ponder.Search.Catalogue;
using Ponder.Search.Pages;
using Ponder.Search.Solving;
using Ponder.Search.Standings;

namespace Ponder.Evaluation.Simulation;

/// <summary>
/// A job whose allocator decides wave by wave, on recorded answers. It knows what a sample costs before it draws it, where a real job sets
/// aside the longest it may be and so stops up to that much earlier.
/// </summary>
internal sealed class AllocatedJob
{
    private readonly IAllocator allocator;
    private readonly IReadOnlyList<Ballots> problems;
    private readonly StrategyChoice?[] arms;
    private readonly bool[] cut;
    private readonly Cap cap;
    private Spend spent;

    public AllocatedJob(StrategyChoice choice, Cap cap, IReadOnlyList<Ballots> problems, bool scored, CalibrationTable? table)
    {
        var context = new AllocationContext(table, new(), scored, arm => arm.Name is StrategyNames.Greedy or StrategyNames.Majority or StrategyNames.WeightedBestOfN) { Cap = cap, Problems = problems.Count };
        allocator = AllocatorCatalogue.Create(choice, context, StrategyCatalogue.Shipped);
        (this.cap, this.problems, arms, cut) = (cap, problems, new StrategyChoice?[problems.Count], new bool[problems.Count]);
    }

    /// <summary>Waves it took.</summary>
    public int Waves { get; private set; }

    public void Run()
    {
        IReadOnlyList<Assignment> wave = [.. problems.Select((_, problem) => new Assignment(problem, allocator.First))];
        while (wave.Count > 0)
        {
            Waves++;
            var before = spent;
            foreach (var assignment in wave) Play(assignment);
            wave = allocator.Next([.. problems.Select(Standing)], spent + (before * -1), cap.Less(spent), granted: false).Assignments;
        }
    }

    private void Play(Assignment assignment)
    {
        var (ballots, n) = (problems[assignment.Problem], assignment.Strategy.N ?? 1);
        var rule = Rule(assignment.Strategy);
        arms[assignment.Problem] = assignment.Strategy;
        var whole = true;
        while (whole && ballots.Drawn < n && ballots.More) whole = TryPay(new() { Samples = 1, CompletionTokens = ballots.Next }, () => ballots.Draw());
        while (whole && rule != VoteRule.Majority && ballots.Scored < ballots.Drawn) whole = TryPay(new() { VerifierCalls = 1, VerifierTokens = ballots.NextScore }, ballots.Score);
        cut[assignment.Problem] = !whole;
        ballots.Decide(rule);
    }

    private bool TryPay(Spend price, Action take)
    {
        if (!cap.Allows(spent + price)) return false;
        spent += price;
        take();
        return true;
    }

    private static VoteRule Rule(StrategyChoice? arm) => arm?.Name switch
    {
        StrategyNames.WeightedBestOfN => VoteRule.Weighted,
        StrategyNames.BestOfN => VoteRule.Best,
        _ => VoteRule.Majority,
    };

    /// <summary>Samples that were asked for and are not there count as drawn in vain, so that they are not asked for again.</summary>
    private Standing Standing(Ballots ballots, int problem)
    {
        var (rule, first) = (Rule(arms[problem]), Math.Min(ballots.Drawn, Pilots.Sizes[^1]));
        var drawn = cut[problem] || ballots.More ? ballots.Drawn : Math.Max(ballots.Drawn, arms[problem]?.N ?? 0);
        return new(problem, cut[problem] ? SolveStatus.Partial : SolveStatus.Solved)
        {
            Arm = arms[problem],
            Samples = drawn,
            Pilot = ballots.Drawn == 0 ? PilotFacts.None : new(first, ballots.First / (double)ballots.Drawn, ballots.MeanScore(first), ballots.Tokens / (double)ballots.Drawn),
            Groups = [.. ballots.Groups(rule).Take(GroupFacts.Most).Select(g => new GroupFacts(g.Votes, rule == VoteRule.Majority ? null : g.Weight / g.Votes))],
            Spent = new() { Samples = ballots.Drawn, CompletionTokens = ballots.Tokens, VerifierCalls = ballots.Scored, VerifierTokens = ballots.VerifierTokens },
        };
    }
}
