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

    /// <summary>Why it failed or was stopped, where it was; while pages under way end, why it is about to fail.</summary>
    public string? Failure { get; init; }

    /// <summary>Problems in it.</summary>
    public int Problems { get; init; }

    /// <summary>What it runs.</summary>
    public required string Strategy { get; init; }

    /// <summary>What tells it apart from jobs that are otherwise the same; null for nothing.</summary>
    public string? Label { get; init; }

    /// <summary>The problem file's name; null where the problems came from none, and in older jobs.</summary>
    public string? File { get; init; }

    /// <summary>Every wave planned so far, with how far it is.</summary>
    public required IReadOnlyList<WaveView> Waves { get; init; }

    /// <summary>What pages that have ended were charged, in tokens; at the end all that was charged.</summary>
    public long SpentTokens { get; init; }

    /// <summary>Of <see cref="SpentTokens"/>, what is known to be spent.</summary>
    public long KnownTokens => SpentTokens - InDoubtTokens;

    /// <summary>Of <see cref="SpentTokens"/>, what may never have been spent: calls whose replies were lost, at their worst case.</summary>
    public long InDoubtTokens { get; init; }

    /// <summary>What it may spend, grants included.</summary>
    public required Cap Cap { get; init; }

    /// <summary>When the wave under way should end, at the pace so far; null where there is none yet.</summary>
    public DateTimeOffset? ProjectedFinish { get; init; }

    /// <summary>What can be asked of it now; nothing where jobs are only looked at.</summary>
    public IReadOnlyList<JobAction> Actions { get; init; } = [];

    /// <summary>Its totals, once it has ended.</summary>
    public JobSummary? Summary { get; init; }
}

/// <summary>What can be asked of a job.</summary>
public enum JobAction
{
    /// <summary>To open no further page.</summary>
    Pause,

    /// <summary>To go on, with more budget where some is given.</summary>
    Resume,

    /// <summary>To end where it is.</summary>
    Cancel,
}

/// <summary>A wave.</summary>
/// <param name="Wave">Its number, from 0.</param>
/// <param name="Visits">Problems it visits.</param>
/// <param name="Settled">Those whose page has ended.</param>
/// <param name="SpentTokens">What those pages were charged.</param>
/// <param name="InDoubtTokens">Of <paramref name="SpentTokens"/>, what may never have been spent.</param>
/// <param name="Note">What the allocator went by.</param>
public sealed record WaveView(int Wave, int Visits, int Settled, long SpentTokens, long InDoubtTokens, string? Note)
{
    /// <summary>Of <see cref="SpentTokens"/>, what is known to be spent.</summary>
    public long KnownTokens => SpentTokens - InDoubtTokens;
}
