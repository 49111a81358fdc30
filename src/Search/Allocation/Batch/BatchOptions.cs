using Ponder.Search.Options;

namespace Ponder.Search.Allocation.Batch;

/// <summary>When the batch allocator leaves a problem alone.</summary>
internal sealed record BatchOptions(double Settled, double Least, FirstLook Look)
{
    public static IReadOnlyList<Option> All { get; } =
    [
        Option.Number("settled", "the chance of being right from which on a problem gets nothing more", 0.98, 0.5, 1),
        Option.Number("least", "the smallest expected gain worth paying for: what gains less is hopeless, or done", 0.01, 0, 1),
        FirstLook.Option,
    ];

    public static BatchOptions Of(OptionValues options) => new(options.Number("settled"), options.Number("least"), FirstLook.Of(options));
}
