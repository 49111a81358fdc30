using Ponder.Search.Options;
using Ponder.Search.Solving;

namespace Ponder.Search.Allocation.Batch;

/// <summary>When the batch allocator leaves a problem alone.</summary>
internal sealed record BatchOptions(double Settled, double Least, double Target, FirstLook Look)
{
    /// <summary>What steers the budget to answers that can be used unread.</summary>
    public static Option TargetOption { get; } = Option.Number(
        AllocatorNames.Target, "the accuracy that answers without review are to have: what is sure enough for it gets nothing more; 0 is none", 0, 0, 0.9999);

    public static IReadOnlyList<Option> All { get; } =
    [
        Option.Number("settled", "the chance of being right from which on a problem gets nothing more", 0.98, 0.5, 1),
        Option.Number("least", "the smallest expected gain worth paying for: what gains less is hopeless, or done", 0.01, 0, 1),
        TargetOption,
        FirstLook.Option,
    ];

    public static BatchOptions Of(OptionValues options) => new(options.Number("settled"), options.Number("least"), options.Number(TargetOption.Name), FirstLook.Of(options));
}
