namespace Ponder.Engine.Jobs;

/// <summary>How requests that do not wait for one another go to a service.</summary>
public enum Lane
{
    /// <summary>One by one, answered at once.</summary>
    Live,

    /// <summary>By the file, answered within a day, at a lower price.</summary>
    Batch,
}
