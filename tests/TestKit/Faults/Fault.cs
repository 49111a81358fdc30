namespace Ponder.TestKit.Faults;

/// <summary>What can go wrong with one call to a store or a model.</summary>
public enum Fault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It is refused: nothing has happened.</summary>
    Fail,

    /// <summary>It is done, and the answer is lost.</summary>
    Lose,

    /// <summary>It is cut off: a blob half written, an answer with its end missing.</summary>
    Truncate,

    /// <summary>It is done twice, as a client does that repeats a request; the second answer is given.</summary>
    Duplicate,

    /// <summary>It takes its time, so that others overtake it.</summary>
    Delay,

    /// <summary>It is given up waiting for, though it was done: what HTTP clients throw.</summary>
    TimeOut,

    /// <summary>The process dies: this call and all later ones fail.</summary>
    Kill,
}

/// <summary>A fault that was played.</summary>
public sealed class FaultException(string message) : Exception(message);
