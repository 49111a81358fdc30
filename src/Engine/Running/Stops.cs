namespace Ponder.Engine.Running;

/// <summary>
/// How a run is stopped: first no further call is sent, and those in flight are waited for; later, where somebody is in a hurry, they are
/// given up.
/// </summary>
/// <param name="NoMore">No further call is sent.</param>
/// <param name="Abandon">Calls in flight are given up; they stay in doubt.</param>
/// <param name="Here">Batches of a model in this process are let go: what they did is lost, and nobody is owed for it.</param>
internal readonly record struct Stops(CancellationToken NoMore, CancellationToken Abandon, CancellationToken Here)
{
    /// <summary>Nobody stops it.</summary>
    public static Stops None => default;
}
