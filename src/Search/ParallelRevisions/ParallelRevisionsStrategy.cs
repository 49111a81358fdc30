using Ponder.Search.Options;
using Ponder.Search.Revisions;
using Ponder.Search.Solving;

namespace Ponder.Search.ParallelRevisions;

/// <summary>Several chains of revisions side by side: breadth where problems are hard, length where they are easy.</summary>
internal static class ParallelRevisionsStrategy
{
    private static readonly Option Chains = Option.Count("chains", "chains side by side (P), each of N/P attempts; 0 means about √N", 0, 0, 256);

    public static StrategyEntry Entry { get; } = RevisionsStrategy.Make(
        StrategyNames.ParallelRevisions, "P chains of N/P revised attempts; chosen in each chain, then between chains.", [Chains], In);

    private static int In(OptionValues options)
    {
        var (n, chains) = (Samples.In(options), options.Count(Chains.Name));
        if (chains > n) throw new OptionException($"chains is {chains} and n is {n}: expected at most n chains, since each has an attempt");
        return chains == 0 ? (int)Math.Round(Math.Sqrt(n)) : chains;
    }
}
