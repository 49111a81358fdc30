using Ponder.Core.Candidates;
using Ponder.Core.Proposing;
using Ponder.Core.Voting;
using Ponder.Search.Options;
using Ponder.Search.Solving;
using Ponder.Search.StepValues;

namespace Ponder.Search.SelfRefine;

/// <summary>
/// Answer, critique, better answer, again and again (Madaan et al. 2023), until the verifier is content, nothing has improved for a while,
/// or N
/// texts are written. The best answer of all wins.
/// </summary>
internal sealed class SelfRefineStrategy(int n, double threshold, int patience) : IStrategy
{
    public static StrategyEntry Entry { get; } = new()
    {
        Name = StrategyNames.SelfRefine,
        Summary = "The proposer criticises its answer and improves it, N texts at most.",
        Options =
        [
            Samples.Option,
            Option.Number("threshold", "the verifier's score that is good enough", 0.95, 0, 1),
            Option.Count("patience", "answers in a row that may fail to improve", 2, 1, 64),
        ],
        Needs = Abilities.Critique,
        NeedsVerifier = true,
        Create = options => new SelfRefineStrategy(Samples.In(options), options.Number("threshold"), options.Count("patience")),
        Demand = options => new(new DrawDemand(Samples.In(options), Samples.In(options)) { Texts = 2, Scored = true }),
    };

    public async Task<Vote> SolveAsync(IProblemSearch search)
    {
        var texts = new List<Candidate>();
        var (best, stale) = (double.NegativeInfinity, 0);
        while (texts.Count < n && stale < patience && best < threshold && await search.DrawAsync(Next(texts)) is [var text])
        {
            texts.Add(text);
            if (text is not { Ending: Ending.Finished } || !text.Purpose.Answers()) continue;
            var score = OwnScore.Of(search, text);
            stale = score > best ? 0 : stale + 1;
            best = Math.Max(best, score ?? best);
        }

        return Votes.Take(VoteRule.Best, texts, search.Voting);
    }

    /// <summary>After an answer its critique, after that a better answer; what failed is tried again in its place.</summary>
    private static DrawRequest Next(List<Candidate> texts)
    {
        var at = texts.FindLastIndex(t => t.Ending == Ending.Finished);
        var failed = texts.Count - 1 - at;
        if (at < 0) return new(1) { Skip = failed, Score = true };
        var last = texts[at];
        if (last.Purpose.Answers()) return new(1) { From = last, Purpose = Purpose.Critique, Texts = [last], Skip = failed };
        var answer = texts.FindLast(t => t.Id == last.Parent)!;
        return new(1) { From = answer, Purpose = Purpose.Refine, Texts = [answer, last], Skip = failed, Score = true };
    }
}
