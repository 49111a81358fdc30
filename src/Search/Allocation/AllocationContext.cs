using Ponder.Core.Budgets;
using Ponder.Search.Calibration;
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

    /// <summary>
    /// The measured table as far as it is of use, else the assumed one: with a verifier that is not to be trusted only the majority is.
    /// </summary>
    /// <param name="standings">How the problems stand, from which what a sample costs is taken where it must be assumed.</param>
    /// <param name="trusted">Whether scores are gone by.</param>
    internal CalibrationTable Known(IReadOnlyList<Standing> standings, bool trusted)
    {
        var known = Table?.Where(arm => Usable(arm) && (trusted || Plain(arm)));
        return known is { Steps.Count: > 0 } ? known : AssumedTable.For(Tariff.ProposerParameters, trusted, Sample(standings)).Where(Usable);
    }

    /// <summary>What a decision went by, for people.</summary>
    internal string Note(CalibrationTable table, Trust trust) => Scored ? $"{table.Basis}; {trust}" : table.Basis;

    /// <summary>Whether an arm goes by no score.</summary>
    private static bool Plain(StrategyChoice arm) => arm.Name == Arms.Voter(scored: false);

    private static Spend Sample(IReadOnlyList<Standing> standings)
    {
        var samples = Math.Max(1, standings.Sum(s => (long)s.Pilot.Samples));
        var tokens = standings.Sum(s => s.Pilot.Tokens * s.Pilot.Samples);
        return new() { Samples = 1, CompletionTokens = (long)Math.Ceiling(tokens / samples) };
    }
}
