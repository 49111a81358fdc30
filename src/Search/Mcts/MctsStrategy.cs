using Ponder.Core.Candidates;
using Ponder.Core.Proposing;
using Ponder.Core.Voting;
using Ponder.Search.BeamSearch;
using Ponder.Search.Options;
using Ponder.Search.Solving;
using Ponder.Search.StepValues;

namespace Ponder.Search.Mcts;

/// <summary>
/// Monte-Carlo tree search over steps: PUCT selection with virtual loss, so that a whole round of leaves grows at once, progressive
/// widening,
/// the verifier's score as a leaf's value. N ways from the root are opened; all that finish vote.
/// </summary>
internal sealed class MctsStrategy(int leaves, bool distinct, IStepValue value, Func<Tree> plant) : IStrategy
{
    public static StrategyEntry Entry { get; } = new()
    {
        Name = StrategyNames.Mcts,
        Summary = "A tree of N solutions that branches where the verifier's scores promise most.",
        Options =
        [
            Samples.Option,
            Option.Count("leaves", "leaves that grow at once; 0 means half of N", 0, 0, 1024),
            Option.Number("exploration", "weight of seldom visited steps against good ones", 1, 0, 10),
            Option.Number("widening", "children of a step per square root of its visits", 1, 0.1, 10),
            Option.Count("rollout", "greedy steps a leaf's value looks ahead; each adds N to the cost", 0, 0, 8),
            Option.Word("duplicates", "whether children with the same text are grown only once or each", "drop", "keep"),
        ],
        Needs = Abilities.Continue,
        NeedsVerifier = true,
        Create = Make,
        Demand = options => Most(Samples.In(options), Leaves(options), options.Count("rollout")),
    };

    public async Task<Vote> SolveAsync(IProblemSearch search)
    {
        var (tree, finished) = (plant(), new List<Candidate>());
        for (var round = 0; round < Beam.RoundLimit && tree.Select(leaves) is { Count: > 0 } chosen; round++)
        {
            var grown = await Task.WhenAll(chosen.Select(growth => GrowAsync(search, growth)));
            foreach (var (growth, drafts) in chosen.Zip(grown)) Learn(growth, drafts);
            finished.AddRange(grown.SelectMany(drafts => drafts).Select(d => d.Draft).Where(d => d.Ending == Ending.Finished));
            if (search.OutOfBudget) break;
        }

        return Votes.Take(VoteRule.Weighted, finished, search.Voting);
    }

    private static int Leaves(OptionValues options) => options.Count("leaves") is > 0 and var leaves ? leaves : (Samples.In(options) + 1) / 2;

    private static MctsStrategy Make(OptionValues options)
    {
        IStepValue value = options.Count("rollout") is > 0 and var k ? new RolloutValue(k) : new OwnScore();
        return new(Leaves(options), BeamOptions.Distinct(options), value,
            () => new Tree(Samples.In(options), options.Number("exploration"), options.Number("widening")));
    }

    private static Demand Most(int n, int leaves, int rollout)
    {
        var drafts = leaves * Beam.RoundLimit;
        var steps = new DrawDemand(drafts, drafts) { Steps = 1, Scored = true, Continues = true, Samples = 0 };
        IReadOnlyList<DrawDemand> rollouts = rollout == 0 ? [] : [RolloutValue.Demand(rollout, drafts, n)];
        return new([new DrawDemand(n, n) { Steps = 1, Scored = true }, steps, .. rollouts]);
    }

    private async Task<IReadOnlyList<(Candidate Draft, double? Value)>> GrowAsync(IProblemSearch search, Growth growth)
    {
        var drafts = await search.DrawAsync(new(growth.Drafts)
        {
            From = growth.Node.Candidate,
            Skip = growth.Skip,
            Steps = 1,
            Score = true,
            Samples = growth.Begins ? 1 : 0,
        });
        return drafts.Zip(await Task.WhenAll(drafts.Select(d => value.OfAsync(search, d, growth.Begins)))).ToList();
    }

    private void Learn(Growth growth, IReadOnlyList<(Candidate Draft, double? Value)> drafts)
    {
        growth.Node.End(growth.Drafts);
        foreach (var (draft, worth) in drafts.Where(d => d.Draft.Ending is Ending.Step or Ending.Finished))
        {
            var child = new Node(growth.Node, draft);
            if (distinct && growth.Node.Children.Exists(c => c.Candidate!.TextHash == draft.TextHash)) child.Close();
            growth.Node.Children.Add(child);
            child.Learn(worth);
        }
    }
}
