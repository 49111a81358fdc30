namespace Ponder.Inference.Chat.Limits;

/// <summary>One call as <see cref="Retries"/> sees it.</summary>
internal interface IAttempt
{
    /// <summary>Where the deployment's settings stand, for messages.</summary>
    string Section { get; }

    /// <summary>Whether trying again may still help.</summary>
    bool Hopeful { get; }

    /// <summary>Waits until the request may leave.</summary>
    Task LeaveAsync(CancellationToken cancel);

    /// <summary>After a connection broke: why the service is still away, or null where it answers. It costs nothing.</summary>
    Task<Fault?> LookAsync(CancellationToken cancel);

    /// <summary>Sends the request, which may be paid for.</summary>
    Task<CallOutcome> SendAsync(CancellationToken cancel);
}
