using Ponder.Core.Budgets;
using Ponder.Engine.Results;

namespace Ponder.Engine.Service;

/// <summary>What <c>GET /api/jobs/{id}</c> gives.</summary>
public sealed record JobView
{
    /// <summary>The job's id.</summary>
    public required string Job { get; init; }

    /// <summary>How it stands.</summary>
    public required JobStatus Status { get; init; }

    /// <summary>Why it failed, where it did.</summary>
    public string? Failure { get; init; }

    /// <summary>Problems in it.</summary>
    public int Problems { get; init; }

    /// <summary>What it runs.</summary>
    public required string Strategy { get; init; }

    /// <summary>Every wave planned so far, with how far it is.</summary>
    public required IReadOnlyList<WaveView> Waves { get; init; }

    /// <summary>What pages that have ended have spent, in tokens; at the end all that was charged.</summary>
    public long SpentTokens { get; init; }

    /// <summary>Of <see cref="SpentTokens"/>, what may never have been spent: calls whose replies were lost, at their worst case.</summary>
    public long InDoubtTokens { get; init; }

    /// <summary>What it may spend, grants included.</summary>
    public required Cap Cap { get; init; }

    /// <summary>When the wave under way should end, at the pace so far; null where there is none yet.</summary>
    public DateTimeOffset? ProjectedFinish { get; init; }

    /// <summary>Its totals, once it has ended.</summary>
    public JobSummary? Summary { get; init; }
}

/// <summary>A wave: problems it visits, those settled, and what the allocator went by.</summary>
public sealed record WaveView(int Wave, int Visits, int Settled, string? Note);
