namespace Ponder.Engine.Running.Calls;

/// <summary>Room for as many calls at once as a model works on; shared by all rounds that are under way here.</summary>
/// <param name="count">How many.</param>
/// <param name="inProcess">Whether the model is in this process: it makes its own room, and a round calls it batch after batch.</param>
internal sealed class Slots(int count, bool inProcess) : IDisposable
{
    private readonly SemaphoreSlim free = new(Math.Max(1, count));

    /// <summary>Whether the model is in this process: nobody is owed for its calls.</summary>
    public bool InProcess => inProcess;

    /// <summary>Takes a slot; false where the run was stopped first.</summary>
    public async Task<bool> TakeAsync(CancellationToken stop)
    {
        try
        {
            await free.WaitAsync(stop);
            return true;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Gives it back.</summary>
    public void Release() => free.Release();

    /// <inheritdoc/>
    public void Dispose() => free.Dispose();
}
