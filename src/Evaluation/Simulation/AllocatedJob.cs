using Ponder.Core.Budgets;
using Ponder.Search.Allocation;
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

    public AllocatedJob(StrategyChoice choice, Cap cap, IReadOnlyList<Ballots> problems)
    {
        var context = new AllocationContext(null, new(), Scored: false, _ => true) { Cap = cap, Problems = problems.Count };
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
        (arms[assignment.Problem], cut[assignment.Problem]) = (assignment.Strategy, false);
        while (ballots.Drawn < n && ballots.More)
        {
            var next = spent + new Spend { Samples = 1, CompletionTokens = ballots.Next };
            if (!cap.Allows(next))
            {
                cut[assignment.Problem] = true;
                return;
            }

            ballots.Draw();
            spent = next;
        }
    }

    /// <summary>Samples that were asked for and are not there count as drawn in vain, so that they are not asked for again.</summary>
    private Standing Standing(Ballots ballots, int problem)
    {
        var drawn = cut[problem] || ballots.More ? ballots.Drawn : Math.Max(ballots.Drawn, arms[problem]?.N ?? 0);
        return new(problem, cut[problem] ? SolveStatus.Partial : SolveStatus.Solved)
        {
            Arm = arms[problem],
            Samples = drawn,
            Pilot = ballots.Drawn == 0 ? PilotFacts.None : new(Math.Min(ballots.Drawn, Pilots.Sizes[^1]), ballots.First / (double)ballots.Drawn, null, ballots.Tokens / (double)ballots.Drawn),
            Groups = [.. ballots.Votes.OrderDescending().Take(GroupFacts.Most).Select(votes => new GroupFacts(votes, null))],
            Spent = new() { Samples = ballots.Drawn, CompletionTokens = ballots.Tokens },
        };
    }
}
