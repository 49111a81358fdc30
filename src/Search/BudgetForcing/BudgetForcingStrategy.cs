using Ponder.Core.Candidates;
using Ponder.Core.Proposing;
using Ponder.Core.Voting;
using Ponder.Search.Options;
using Ponder.Search.Solving;

namespace Ponder.Search.BudgetForcing;

/// <summary>
/// Thinks for as long as it is told (Muennighoff et al. 2025, arXiv 2501.19393): where the model would stop thinking it is made to "Wait",
/// and
/// where thinking has used up its room it is closed with "Final Answer:". The most frequent answer wins.
/// </summary>
internal sealed class BudgetForcingStrategy(int n, int waits) : IStrategy
{
    public static StrategyEntry Entry { get; } = new()
    {
        Name = StrategyNames.BudgetForcing,
        Summary = "N samples whose thinking is prolonged by \"Wait\" and closed by \"Final Answer:\".",
        Options = [Samples.Option, Option.Count("waits", "how often thinking that would end is made to go on", 2, 0, 16)],
        Needs = Abilities.Think,
        Create = options => new BudgetForcingStrategy(Samples.In(options), options.Count("waits")),
        Demand = options => Most(Samples.In(options), options.Count("waits")),
    };

    public async Task<Vote> SolveAsync(IProblemSearch search)
    {
        var thoughts = await search.DrawAsync(new(n) { Purpose = Purpose.Think });
        var answers = await Task.WhenAll(thoughts.Select(thought => AnswerAsync(search, thought)));
        return Votes.Take(VoteRule.Majority, answers.SelectMany(a => a), search.Voting);
    }

    private static Demand Most(int n, int waits) => new(
        new DrawDemand(n, 1),
        new DrawDemand(n * waits, n * waits) { Continues = true, Samples = 0 },
        new DrawDemand(n, n) { Continues = true, Samples = 0 });

    private async Task<IReadOnlyList<Candidate>> AnswerAsync(IProblemSearch search, Candidate thought)
    {
        for (var waited = 0; waited < waits && thought.Ending == Ending.Finished; waited++)
        {
            var more = await search.DrawAsync(new(1) { From = thought, Purpose = Purpose.Think, Cue = "\nWait" });
            if (more is not [{ Ending: Ending.Finished or Ending.Length } longer]) break;
            thought = longer;
        }

        return thought.Ending == Ending.Failed ? [] : await search.DrawAsync(new(1) { From = thought, Purpose = Purpose.Conclude, Cue = "\nFinal Answer:" });
    }
}
