namespace Ponder.Hosting;

/// <summary>Whether a host can take work: for its health check. What is wrong with the models stands in the log, not here.</summary>
public sealed class ModelReadiness
{
    /// <summary>The setting that has the models opened at the host's start, not at their first use: <c>true</c> or <c>false</c>.</summary>
    public const string Setting = "Ponder:OpenAtStart";

    private readonly Lock turn = new();
    private State state;

    internal ModelReadiness(bool atStart) => (AtStart, state) = (atStart, atStart ? State.Opening : State.Idle);

    private enum State
    {
        Idle,
        Opening,
        Failed,
        Open,
    }

    /// <summary>Whether the models are to be opened at the host's start.</summary>
    public bool AtStart { get; }

    /// <summary>Why no work is taken yet; null where it is.</summary>
    /// <value>Names nothing that a stranger may not hear.</value>
    public string? Reason
    {
        get
        {
            lock (turn)
            {
                return !AtStart ? null : state switch
                {
                    State.Opening => "the models are being fetched and opened",
                    State.Failed => "the models could not be opened, which is tried again: the log says why",
                    _ => null,
                };
            }
        }
    }

    /// <summary>Opens them, and keeps in mind how that went.</summary>
    internal T Watch<T>(Func<T> open)
    {
        Become(State.Opening);
        try
        {
            var models = open();
            Become(State.Open);
            return models;
        }
        catch
        {
            Become(State.Failed);
            throw;
        }
    }

    private void Become(State next)
    {
        lock (turn) state = next;
    }
}
