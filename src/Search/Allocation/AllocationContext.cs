using Ponder.Core.Budgets;
using Ponder.Search.Calibration;
using Ponder.Search.Reliability;
using Ponder.Search.Solving;
using Ponder.Search.Standings;

namespace Ponder.Search.Allocation;

/// <summary>What an allocator knows of a job beside its problems.</summary>
/// <param name="Table">What strategies are worth with the job's models, or null where nobody measured it.</param>
/// <param name="Tariff">What calls cost.</param>
/// <param name="Scored">Whether there is a verifier.</param>
/// <param name="Usable">Whether the models can do what an arm needs.</param>
public sealed record AllocationContext(CalibrationTable? Table, Tariff Tariff, bool Scored, Func<StrategyChoice, bool> Usable)
{
    /// <summary>What the job was opened to spend.</summary>
    public Cap Cap { get; init; } = Cap.None;

    /// <summary>Problems of the job.</summary>
    public int Problems { get; init; }

    /// <summary>What a problem may cost, in sampled solutions; null where neither strategy nor cap says so.</summary>
    public int? Budget { get; init; }

    /// <summary>How likely answers are right; null where nobody has measured it.</summary>
    public ConfidenceModel? Confidence { get; init; }

    /// <summary>The measured table as far as it is of use, else the assumed one; what its steps cost is priced.</summary>
    /// <param name="standings">How the problems stand, from which what a sample costs is taken where it must be assumed.</param>
    internal CalibrationTable Known(IReadOnlyList<Standing> standings)
    {
        var known = Table?.Where(Usable);
        var table = known is { Steps.Count: > 0 } ? known : AssumedTable.For(Tariff.ProposerParameters, scored: true, SampleCost.Of(standings, Tariff)).Where(Usable);
        return table with { Steps = [.. table.Steps.Select(step => step with { Cost = Tariff.PriceOnce(step.Cost) })] };
    }
}
