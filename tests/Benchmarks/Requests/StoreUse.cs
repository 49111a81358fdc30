namespace Ponder.Benchmarks.Requests;

/// <summary>What was asked of a store; a read that found nothing is counted twice, as a read and as a miss.</summary>
internal sealed record StoreUse(
    long Writes = 0, long Reads = 0, long Missed = 0, long Lists = 0, long Deletes = 0, long Leases = 0, long BytesWritten = 0, long BytesRead = 0)
{
    public long Requests => Writes + Reads + Lists + Deletes + Leases;

    public StoreUse Plus(StoreUse more) => new(
        Writes + more.Writes, Reads + more.Reads, Missed + more.Missed, Lists + more.Lists, Deletes + more.Deletes, Leases + more.Leases,
        BytesWritten + more.BytesWritten, BytesRead + more.BytesRead);
}
