using Ponder.Core.Proposing;
using Ponder.Core.Voting;
using Ponder.Search.BeamSearch;
using Ponder.Search.Options;
using Ponder.Search.Solving;

namespace Ponder.Search.CollectiveMcts;

/// <summary>
/// Collective Monte-Carlo tree search (Mulberry, Yao et al. 2024, arXiv 2412.18319, section 3.1). From a leaf every proposer writes on to the
/// end, each step is judged, and a path ends where a step is worth less than the threshold: there its error begins. The worth of the steps
/// that stay goes back to all above them, and UCB chooses the next leaf. Where the paper cuts what follows an error, it is not written here.
/// All that finish vote, each by its score, or by the worth of its last step where proposers judge.
/// </summary>
internal sealed class CollectiveMctsStrategy(int n, double threshold, double exploration, StepJudges judges) : IStrategy
{
    public static StrategyEntry Entry { get; } = new()
    {
        Name = StrategyNames.CollectiveMcts,
        Summary = "A tree that all the job's proposers grow together: each writes on from the leaf that promises most.",
        Options =
        [
            Samples.Option,
            Option.Number("threshold", "the worth under which a step ends its path", 0.3, 0, 1),
            Option.Number("exploration", "weight of seldom visited steps against good ones", 1, 0, 10),
            StepJudges.Option,
        ],
        Needs = Abilities.Continue,
        Create = options => new CollectiveMctsStrategy(Samples.In(options), options.Number("threshold"), options.Number("exploration"), StepJudges.Of(options)),
        Demand = options => Most(options, 2),
        Among = Most,
    };

    public async Task<Vote> SolveAsync(IProblemSearch search)
    {
        var (nodes, ended) = (new List<Node> { new(null, null, 0) }, new List<Node>());
        for (var left = n; left > 0 && nodes.Where(node => node.IsOpen).MaxBy(node => node.Priority(exploration)) is { } leaf;)
        {
            var writers = Math.Min(left, search.Writers);
            var least = ended.Count == 0 && left == writers ? 0 : threshold; // The last that are written are not cut where nothing else has ended.
            var paths = await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => WriteAsync(search, leaf, writer, least)));
            foreach (var node in paths.SelectMany(path => path))
            {
                node.GoBack();
                nodes.Add(node);
                if (node.Candidate is { Votes: true }) ended.Add(node);
            }

            left -= writers;
            if (search.OutOfBudget) break;
        }

        return judges.Proposers
            ? Votes.Count(VoteRule.Weighted, [.. ended.Select(node => new Ballot(node.Candidate!.Id, node.Candidate.Answer!, node.Worth))], search.Voting)
            : Votes.Take(VoteRule.Weighted, ended.Select(node => node.Candidate!), search.Voting);
    }

    private static Demand Most(OptionValues options, int writers)
    {
        var (n, judges) = (Samples.In(options), StepJudges.Of(options));
        var rest = n * (Beam.RoundLimit - 1);
        return new(
        [
            .. Enumerable.Range(0, writers).SelectMany(writer => new DrawDemand[]
            {
                new(Paths(writer), Paths(writer)) { Writer = writer, Steps = 1, Scored = !judges.Proposers, Continues = true, Foreign = true },
                new(Paths(writer) * (Beam.RoundLimit - 1), Paths(writer) * (Beam.RoundLimit - 1))
                {
                    Writer = writer, Steps = 1, Scored = !judges.Proposers, Continues = true, Foreign = true, Samples = 0,
                },
            }).Where(d => d.Drafts > 0),
            .. judges.Demand(n + rest, writers),
        ]);

        int Paths(int writer) => (n / writers) + (writer < n % writers ? 1 : 0);
    }

    /// <summary>
    /// Lets a proposer write on, a step at a time; gives the steps that are good enough. One that nobody judges counts as the one before it, and
    /// a first one as just good enough.
    /// </summary>
    private async Task<IReadOnlyList<Node>> WriteAsync(IProblemSearch search, Node leaf, int writer, double least)
    {
        var path = new List<Node>();
        var node = leaf;
        for (var step = 0; node.IsOpen && step < Beam.RoundLimit; step++)
        {
            var drawn = await search.DrawAsync(new(1)
            {
                From = node.Candidate,
                Skip = node.Next(writer),
                Writer = writer,
                Steps = 1,
                Samples = step == 0 ? 1 : 0,
                Score = !judges.Proposers,
            });
            if (drawn is not [{ Ending: Ending.Step or Ending.Finished } draft]) break;
            var worth = await judges.OfAsync(search, draft) ?? (node.Candidate is null ? threshold : node.Worth);
            if (worth < least) break;
            path.Add(node = new(node, draft, worth));
        }

        return path;
    }
}
