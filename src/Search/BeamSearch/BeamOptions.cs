using Ponder.Core.Candidates;
using Ponder.Core.Voting;
using Ponder.Search.Options;
using Ponder.Search.Solving;
using Ponder.Search.StepValues;

namespace Ponder.Search.BeamSearch;

/// <summary>What searches over steps share: N samples, M continuations of each that is kept.</summary>
internal sealed record BeamOptions(int N, int Width)
{
    public static IReadOnlyList<Option> All { get; } =
    [
        Samples.Option,
        Option.Count("width", "continuations of each solution kept (M); N/M are kept; 0 means 4, or N where that is less", 0, 0, 256),
    ];

    /// <summary>Whether equal texts are expanded once or each for itself; they are counted and vote as what they are either way.</summary>
    public static Option Duplicates => Option.Word("duplicates", "whether partial solutions with the same text are each gone on with, or only once", "keep", "drop");

    /// <summary>How many are kept.</summary>
    public int Keep => N / Width;

    /// <summary>The options, which must fit together: fewer samples than continuations would keep nothing, or everything.</summary>
    public static BeamOptions Of(OptionValues options)
    {
        var (n, width) = (Samples.In(options), options.Count("width"));
        if (width > n) throw new OptionException($"width is {width} and n is {n}: expected a width of at most n, since n/width solutions are kept");
        return new(n, width == 0 ? Math.Min(4, n) : width);
    }

    /// <summary>Whether equal texts are expanded once.</summary>
    public static bool Distinct(OptionValues options) => options.Word("duplicates") == "drop";

    /// <summary>What N samples of the first step and N of each further one come to.</summary>
    public Demand Demand(params IReadOnlyList<DrawDemand> more) => new(
    [
        new DrawDemand(N, 1) { Steps = 1, Scored = true },
        new DrawDemand(Keep * Width * (Beam.RoundLimit - 1), Keep * (Beam.RoundLimit - 1)) { Steps = 1, Scored = true, Continues = true, Samples = 0 },
        .. more,
    ]);

    /// <summary>The weighted vote of the best N that finished.</summary>
    public Vote Choose(IProblemSearch search, IEnumerable<Candidate> finished) => Votes.Take(
        VoteRule.Weighted,
        finished.OrderByDescending(c => OwnScore.Of(search, c) ?? double.NegativeInfinity).Take(N),
        search.Voting);
}
