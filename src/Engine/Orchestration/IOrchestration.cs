namespace Ponder.Engine.Orchestration;

/// <summary>
/// What a durable host gives an orchestration: everything the orchestration awaits goes through it, so that the host can replay it.
/// Inputs and results hold numbers and ids, never what a page holds.
/// </summary>
public interface IOrchestration
{
    /// <summary>
    /// Has an activity run, once or more often: it must be idempotent. What fails for a reason that may pass is tried again here, and
    /// nowhere else; where that does not help, the reason is the answer's.
    /// </summary>
    Task<Answered<T>> CallAsync<T>(string activity, object input);

    /// <summary>Has an orchestration of its own run under that id.</summary>
    Task<Answered<T>> CallOrchestrationAsync<T>(string orchestration, string instance, object input);

    /// <summary>What somebody raises under that name next; what was raised while nobody waited is kept, in its order.</summary>
    Task<T> EventAsync<T>(string name);

    /// <summary>Ends after that time; nothing is held meanwhile.</summary>
    Task WaitAsync(TimeSpan span);

    /// <summary>Shows how far it is; a few hundred bytes.</summary>
    void Show(JobStage stage);

    /// <summary>Begins anew with that input and an empty history. Nothing may be under way.</summary>
    void Restart(object input);
}

/// <summary>How far a job is, as its status shows it.</summary>
/// <param name="Wave">The wave under way, from 0.</param>
/// <param name="Visits">Problems the wave visits.</param>
/// <param name="Settled">Problems of it whose page has ended.</param>
/// <param name="Spent">What ended pages have spent, in tokens.</param>
/// <param name="Paused">Whether it waits to be resumed.</param>
/// <param name="InDoubt">Of <paramref name="Spent"/>, what may never have been spent.</param>
/// <param name="Fault">Why it is about to fail, while pages under way end; null where it is not.</param>
public sealed record JobStage(int Wave, int Visits, int Settled, long Spent, bool Paused = false, long InDoubt = 0, string? Fault = null);
