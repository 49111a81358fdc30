namespace Ponder.Engine.Orchestration;

/// <summary>Watches a piece of work that comes back undone: where nothing new is recorded, it is given up rather than begun for ever.</summary>
/// <param name="what">What it is, for the message.</param>
internal sealed class Watch(string what)
{
    /// <summary>Times that calls may be sent and none come back.</summary>
    private const int Idle = 2;

    /// <summary>Times that it may find no room for a call, since others have it.</summary>
    private const int Waiting = 50;

    private int idle;
    private int waiting;

    /// <summary>Why it is given up, or null where it goes on.</summary>
    public string? See(WorkStep step)
    {
        if (step.Done || step.Came > 0) idle = waiting = 0;
        else if (step.Sent > 0) idle++;
        else waiting++;
        return idle >= Idle
            ? $"{what} came back {idle} times with no new reply: its calls take longer than Ponder:RoundTime allows, or the model does not answer"
            : waiting >= Waiting ? $"{what} came back {waiting} times and could send no call: the models are busy with others" : null;
    }
}
