using Ponder.Core.Voting;
using Ponder.Search.Options;
using Ponder.Search.Solving;

namespace Ponder.OwnStrategy;

/// <summary>Samples one solution at a time; the first answer with so many votes wins.</summary>
public sealed class FirstTo(int n, int votes) : IStrategy
{
    private const string Enough = "votes";

    /// <summary>What Ponder knows of it: its name, its options, how it is made, and the most that it asks for.</summary>
    public static StrategyEntry Entry { get; } = new()
    {
        Name = "first-to",
        Summary = "Samples one by one; the first answer with enough votes wins. No verifier.",
        Options = [Samples.Option, Option.Count(Enough, "votes that end the race", 3, 2, 64)],
        Nested = true,
        Create = options => new FirstTo(Samples.In(options), options.Count(Enough)),
        Demand = options => new(new DrawDemand(Samples.In(options), Samples.In(options))),
    };

    /// <inheritdoc/>
    public async Task<Vote> SolveAsync(IProblemSearch search)
    {
        var vote = Vote.None;
        for (var drawn = 1; drawn <= n; drawn++)
        {
            // What has been drawn before costs nothing: this asks for one more.
            vote = Votes.Take(VoteRule.Majority, await search.DrawAsync(new(drawn)), search.Voting);
            if (search.OutOfBudget || vote.Groups.Any(group => group.Votes >= votes)) break;
        }

        return vote;
    }
}
