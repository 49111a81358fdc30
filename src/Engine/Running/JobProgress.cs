using Ponder.Core.Budgets;
using Ponder.Engine.Journals;

namespace Ponder.Engine.Running;

/// <summary>How far a job is: for people who wait.</summary>
/// <param name="Wave">The wave under way, from 0.</param>
/// <param name="Done">Problems whose pages have settled in this wave.</param>
/// <param name="Problems">Problems this wave visits.</param>
/// <param name="Rounds">Rounds executed or read so far.</param>
/// <param name="Spent">Spend so far: of settled pages, and of every reply of those under way.</param>
public sealed record JobProgress(int Wave, long Done, long Problems, long Rounds, Spend Spent)
{
    /// <summary>Problems of this wave whose pages have settled, or that had a reply; steady within a page.</summary>
    public long Heard { get; init; }

    /// <summary>Problems of the job that have an answer so far.</summary>
    public long Answered { get; init; }

    /// <summary>Problems with a known answer that have an answer so far, or have settled without one.</summary>
    public long Judged { get; init; }

    /// <summary>Those of them whose answer so far is right.</summary>
    public long Right { get; init; }

    /// <summary>Calls that are sent and have not come back; a batch of a model in this process is one.</summary>
    public int InFlight { get; init; }

    /// <summary>What of the spend this run's own replies came to; the rest was in the journal.</summary>
    public Spend Fresh { get; init; }

    /// <summary>What this wave does, in words; null before the first.</summary>
    public string? Doing { get; init; }

    /// <summary>The wave's plan; null before the first.</summary>
    public WavePlan? Plan { get; init; }

    /// <summary>The batches of this run; null where nothing went by batch.</summary>
    public BatchProgress? Batches { get; init; }
}

/// <summary>How far batches at a service are.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Ended">Those that have ended.</param>
/// <param name="Lines">Requests in all of them.</param>
/// <param name="Done">Requests that are worked on to their end, as the service says.</param>
public sealed record BatchProgress(int Count, int Ended, long Lines, long Done);
