using Ponder.Core.Candidates;
using Ponder.Core.Proposing;
using Ponder.Core.Voting;
using Ponder.Search.Solving;
using Ponder.Search.Traces;

namespace Ponder.Search.DeepConf;

/// <summary>
/// DeepConf online (Fu et al. 2025, section 3.3): the least sure groups of a few whole samples set a bar, samples below it do not vote, and
/// sampling stops when the leader has enough of the weight. Each turn draws just as many as would suffice if all of them agreed with the
/// leader. With <c>look</c> a later sample is written step by step, and left where it falls below the bar.
/// </summary>
internal sealed class DeepConfStrategy(DeepConfOptions options) : IStrategy
{
    public static StrategyEntry Entry { get; } = new()
    {
        Name = StrategyNames.DeepConf,
        Summary = "Samples until the leading answer has most of the confidence; the unsure ones are left out. No verifier.",
        Options = DeepConfOptions.Options,
        Needs = Abilities.Logprobs,
        Create = values => new DeepConfStrategy(DeepConfOptions.Of(values)),
        Demand = values => DeepConfOptions.Of(values).Demand,
    };

    private readonly TraceMeasure measure = new(TraceMeasure.Lowest, options.Window);

    public async Task<Vote> SolveAsync(IProblemSearch search)
    {
        var first = await search.DrawAsync(new(options.First));
        var bar = Bar([.. first.Select(c => measure.Of(c.Confidence)).OfType<double>()]);
        var (vote, count) = (Take(first, bar, search), options.First);
        while (first.Count == options.First && options.More(vote, count) is > 0 and var more)
        {
            var later = await LaterAsync(search, count - options.First + more, bar);
            count += more;
            vote = Take([.. first, .. later], bar, search);
            if (later.Count < count - options.First) break;
        }

        return vote;
    }

    /// <summary>The vote of those above the bar; of all where none of them answers.</summary>
    private Vote Take(IReadOnlyList<Candidate> samples, double bar, IProblemSearch search)
    {
        var sure = samples.Select(s => (Sample: s, Sure: measure.Of(s.Confidence))).ToList();
        var above = ConfidentVotes.Take(sure.FindAll(s => s.Sure is null || s.Sure >= bar), weights => weights, search.Voting);
        return above.Answer is null ? ConfidentVotes.Take(sure, weights => weights, search.Voting) : above;
    }

    /// <summary>The percentile that leaves the share to be kept above it, between two samples in proportion; nothing is below it where none was measured.</summary>
    private double Bar(List<double> sure)
    {
        if (sure.Count == 0) return 0;
        sure.Sort();
        var at = (1 - options.Keep) * (sure.Count - 1);
        var below = (int)at;
        return below == sure.Count - 1 ? sure[below] : sure[below] + ((at - below) * (sure[below + 1] - sure[below]));
    }

    /// <summary>So many samples after the first ones, in order; fewer where the budget ends.</summary>
    private async Task<IReadOnlyList<Candidate>> LaterAsync(IProblemSearch search, int count, double bar)
    {
        if (options.Look == 0) return await search.DrawAsync(new(count) { Skip = options.First });
        var begun = await search.DrawAsync(new(count) { Steps = options.Look });
        return await Task.WhenAll(begun.Select(b => WriteAsync(search, b, bar)));
    }

    /// <summary>The sample written to its end, or to where it is too unsure: there it cannot vote.</summary>
    private async Task<Candidate> WriteAsync(IProblemSearch search, Candidate sample, double bar)
    {
        for (var looks = 1; looks < DeepConfOptions.Looks && sample.Ending == Ending.Step && !Unsure(sample, bar); looks++)
        {
            if (await search.DrawAsync(new(1) { From = sample, Steps = options.Look, Samples = 0 }) is not [var next]) break;
            sample = next;
        }

        return sample;
    }

    /// <summary>A group must be whole before a sample is left for it.</summary>
    private bool Unsure(Candidate sample, double bar) => sample.Confidence?.Tokens >= options.Window && measure.Of(sample.Confidence) < bar;
}
