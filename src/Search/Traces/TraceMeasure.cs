using Ponder.Core.Proposing;
using Ponder.Search.Options;

namespace Ponder.Search.Traces;

/// <summary>
/// Makes one number of how sure the proposer was of a text's tokens (DeepConf, Fu et al. 2025, section 3.1). A group is a window of that many
/// tokens, and begins at every piece that the text keeps; a text that is shorter is one group.
/// </summary>
/// <param name="Kind">Which number.</param>
/// <param name="Window">Tokens in a group.</param>
internal sealed record TraceMeasure(string Kind, int Window)
{
    /// <summary>The mean of the least sure tenth of the groups.</summary>
    public const string Bottom = "bottom";

    /// <summary>The least sure group.</summary>
    public const string Lowest = "lowest";

    /// <summary>The last group.</summary>
    public const string Tail = "tail";

    /// <summary>All tokens.</summary>
    public const string Mean = "mean";

    private const double BottomShare = 0.1;

    /// <summary>The option for the window.</summary>
    public static Option WindowOption { get; } = Option.Count("window", "tokens in a group; a shorter text is one group", 2048, 1, 65_536);

    /// <summary>Both options.</summary>
    public static IReadOnlyList<Option> Options { get; } =
    [
        Option.Word("measure", "what a sample weighs: the least sure tenth of its groups, the least sure group, the last group, or all of it", Bottom, Lowest, Tail, Mean),
        WindowOption,
    ];

    public static TraceMeasure Of(OptionValues options) => new(options.Word("measure"), options.Count("window"));

    /// <summary>The number, from 0; null where the text was not measured.</summary>
    public double? Of(TokenConfidence? confidence)
    {
        if (confidence is null) return null;
        var groups = Groups(confidence);
        return Kind switch
        {
            Lowest => groups.Min(),
            Tail => groups[^1],
            Mean => (this with { Window = confidence.Tokens }).Groups(confidence)[0],
            _ => groups.Order().Take((int)Math.Ceiling(groups.Count * BottomShare)).Average(),
        };
    }

    private List<double> Groups(TokenConfidence confidence)
    {
        var pieces = confidence.Pieces().ToList();
        var wide = Math.Clamp((int)Math.Round(Window / (double)confidence.Piece), 1, pieces.Count);
        var groups = new List<double>();
        for (var first = 0; first + wide <= pieces.Count; first++)
        {
            var group = pieces.Slice(first, wide);
            groups.Add(group.Sum(piece => piece.Mean * piece.Tokens) / group.Sum(piece => piece.Tokens));
        }

        return groups;
    }
}
