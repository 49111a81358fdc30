using Ponder.Core.Voting;
using Ponder.Search.Options;
using Ponder.Search.Solving;
using Ponder.Search.Traces;

namespace Ponder.Search.DeepConf;

/// <summary>How many samples set the bar, where it is, when to stop, and whether samples are looked at while they are written.</summary>
internal sealed record DeepConfOptions(int N, int Warmup, double Keep, double Consensus, int Window, int Look)
{
    /// <summary>Looks at a sample at most.</summary>
    public const int Looks = 40;

    public static IReadOnlyList<Option> Options { get; } =
    [
        Samples.Option,
        Option.Count("warmup", "whole samples that set the bar", 4, 1, 1024),
        Option.Number("keep", "the share of those that is above the bar", 0.9, 0.01, 1),
        Option.Number("consensus", "the leader's share of the weight that is enough", 0.95, 0.5, 1),
        TraceMeasure.WindowOption,
        Option.Count("look", "steps between looks at a sample under way; 0 draws whole samples", 0, 0, 1024),
    ];

    /// <summary>Samples that set the bar.</summary>
    public int First => Math.Min(Warmup, N);

    public Demand Demand => new(Look == 0 || N == First
        ? [new DrawDemand(First, 1), new DrawDemand(N - First, N - First)]
        :
        [
            new DrawDemand(First, 1),
            new DrawDemand(N - First, N - First) { Steps = Look },
            new DrawDemand((N - First) * (Looks - 1), (N - First) * (Looks - 1)) { Steps = Look, Continues = true, Samples = 0 },
        ]);

    public static DeepConfOptions Of(OptionValues values) => new(
        Samples.In(values), values.Count("warmup"), values.Number("keep"), values.Number("consensus"), values.Count("window"), values.Count("look"));

    /// <summary>
    /// How many further samples would bring the leader to the consensus if all voted for it and weighed as those before; 0 where it is there.
    /// </summary>
    public int More(Vote vote, int drawn)
    {
        var left = N - drawn;
        var voters = vote.Groups.Sum(g => g.Votes);
        var share = ConfidentVotes.Share(vote);
        if (share >= Consensus) return 0;
        if (voters == 0 || Consensus == 1) return Math.Min(left, voters == 0 ? First : left);
        return (int)Math.Min(left, Math.Ceiling(voters * (Consensus - share) / (1 - Consensus)));
    }
}
