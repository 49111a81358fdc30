using System.Diagnostics;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Ponder.Core.Storage;

namespace Ponder.Storage.Blobs;

/// <summary>A lease on an empty blob, renewed in the background until disposed.</summary>
internal sealed class BlobLease : ILease
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.5);

    private readonly BlobLeaseClient lease;
    private readonly LeaseTiming timing;
    private readonly CancellationTokenSource lost = new();
    private readonly CancellationTokenSource ended = new();
    private readonly Task renewing;

    private BlobLease(BlobLeaseClient lease, LeaseTiming timing, long since)
    {
        this.lease = lease;
        this.timing = timing;
        renewing = RenewAsync(since);
    }

    public CancellationToken Lost => lost.Token;

    public static async Task<BlobLease?> TryTakeAsync(BlobClient blob, LeaseTiming timing, CancellationToken cancel)
    {
        await new Creation(blob, "application/octet-stream").TryAsync(ReadOnlyMemory<byte>.Empty, cancel);
        var lease = blob.GetBlobLeaseClient();
        var since = Stopwatch.GetTimestamp();
        try
        {
            await lease.AcquireAsync(timing.Duration, cancellationToken: cancel);
            return new BlobLease(lease, timing, since);
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.LeaseAlreadyPresent)
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        await renewing;
        using var limit = new CancellationTokenSource(timing.Margin);
        try
        {
            if (!Lost.IsCancellationRequested) await lease.ReleaseAsync(cancellationToken: limit.Token);
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException or OperationCanceledException)
        {
            // It ends by itself.
        }

        ended.Dispose();
        lost.Dispose();
    }

    /// <param name="since">When the request that gained the lease was sent: the service counts from no earlier.</param>
    private async Task RenewAsync(long since)
    {
        while (true)
        {
            var left = Left(since);
            var wait = left / 2 < timing.RenewEvery ? left / 2 : timing.RenewEvery;
            await Task.Delay(wait > Pause ? wait : Pause, ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (ended.IsCancellationRequested) return;

            var sent = Stopwatch.GetTimestamp();
            var renewed = await TryRenewAsync(Left(since));
            if (renewed == true) since = sent;
            else if (renewed == false || Left(since) <= Pause) break;
        }

        await lost.CancelAsync();
    }

    private TimeSpan Left(long since) => timing.Duration - timing.Margin - Stopwatch.GetElapsedTime(since);

    /// <summary>False where another has the lease; null where there was no answer in time.</summary>
    private async Task<bool?> TryRenewAsync(TimeSpan limit)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ended.Token);
        timeout.CancelAfter(limit > TimeSpan.Zero ? limit : TimeSpan.Zero);
        try
        {
            await lease.RenewAsync(cancellationToken: timeout.Token);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 404 or 409 or 412)
        {
            return false;
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException or OperationCanceledException)
        {
            return null;
        }
    }
}
