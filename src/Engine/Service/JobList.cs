using Ponder.Core.Budgets;

namespace Ponder.Engine.Service;

/// <summary>What <c>GET /api/jobs</c> gives: some jobs, in the order of their ids.</summary>
/// <param name="Jobs">The jobs.</param>
/// <param name="Next">What to ask for as <c>after</c> for those behind them; null where there are no more.</param>
public sealed record JobList(IReadOnlyList<JobLine> Jobs, string? Next = null);

/// <summary>A job in a list.</summary>
public sealed record JobLine
{
    /// <summary>The job's id.</summary>
    public required string Job { get; init; }

    /// <summary>How it stands.</summary>
    public required JobStatus Status { get; init; }

    /// <summary>Why it failed or was stopped, where it was.</summary>
    public string? Failure { get; init; }

    /// <summary>Problems in it.</summary>
    public int Problems { get; init; }

    /// <summary>What it was begun with.</summary>
    public required string Strategy { get; init; }

    /// <summary>What tells it apart from jobs that are otherwise the same; null for nothing.</summary>
    public string? Label { get; init; }

    /// <summary>The problem file's name; null where the problems came from none, and in older jobs.</summary>
    public string? File { get; init; }

    /// <summary>What it was charged as far as it was last told, in tokens.</summary>
    public long SpentTokens { get; init; }

    /// <summary>Of <see cref="SpentTokens"/>, what may never have been spent.</summary>
    public long InDoubtTokens { get; init; }

    /// <summary>The cap it was begun with.</summary>
    public required Cap Cap { get; init; }

    /// <summary>
    /// When its last run began, or where nothing is known of one, when it was opened; null where the store keeps no times.
    /// </summary>
    public DateTimeOffset? Begun { get; init; }

    /// <summary>When it was last heard of, or ended.</summary>
    public DateTimeOffset? Updated { get; init; }

    /// <summary>Problems whose strategy ran to its end, as of its last end; null where it has come to none.</summary>
    public int? Solved { get; init; }

    /// <summary>Problems that the cap cut short.</summary>
    public int? Partial { get; init; }

    /// <summary>Problems without an answer for another reason.</summary>
    public int? Failed { get; init; }

    /// <summary>The share of problems with a known answer that were answered right; null where none has one.</summary>
    public double? Accuracy { get; init; }

    /// <summary>Jobs with the newest first, and those of unknown age last.</summary>
    public static IReadOnlyList<T> Newest<T>(IEnumerable<T> jobs, Func<T, JobLine> line) =>
        [.. jobs.OrderByDescending(job => line(job).Begun).ThenBy(job => line(job).Job, StringComparer.Ordinal)];
}
