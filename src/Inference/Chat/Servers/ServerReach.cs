using System.Net.Sockets;
using Ponder.Core.Proposing;
using Ponder.Inference.Chat.Limits;
using Ponder.Inference.Chat.Wire;

namespace Ponder.Inference.Chat.Servers;

/// <summary>Whether a server can be had at all, told within seconds and without being paid: by its list of models.</summary>
internal sealed class ServerReach(ChatOptions options, ITransport transport, FaultReader faults)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <summary>Getting a token for the machine's identity takes its time.</summary>
    private static readonly TimeSpan IdentityPatience = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan Knock = TimeSpan.FromSeconds(1);

    /// <summary>The list of models, as the server gave it; or why there is no server.</summary>
    public async Task<(WireReply? Reply, string? Fault)> LookAsync(CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(options.Key is null && Identity.Serves(options.Endpoint!) ? IdentityPatience : Patience);
        try
        {
            return (await transport.SendAsync(Transports.Listing(options), null, limit.Token).ConfigureAwait(false), null);
        }
#pragma warning disable CA1031 // Whatever keeps the service away is what is to be told.
        catch (Exception e) when (!cancel.IsCancellationRequested)
#pragma warning restore CA1031
        {
            var fault = faults.Of(e);
            return (null, fault.Kind == FaultKind.Setting ? fault.Reason : $"{fault.Reason.TrimEnd('.')}. Start the server there, or fix the setting {options.Section}:Endpoint.");
        }
    }

    /// <summary>Goes on where the server is there, if busy; what it refuses is told when it is asked.</summary>
    /// <exception cref="ModelUnavailableException">There is none, or it refuses the key.</exception>
    public async Task ExpectAsync(CancellationToken cancel)
    {
        var (reply, fault) = await LookAsync(cancel).ConfigureAwait(false);
        if (reply is { Status: 401 or 403 }) throw new ModelUnavailableException(faults.Of(reply).Reason) { Lasting = true };
        if (fault is not null && !await IsListeningAsync(cancel).ConfigureAwait(false)) throw new ModelUnavailableException(fault);
    }

    /// <summary>A server that works on one request at a time may be too busy to list its models.</summary>
    private async Task<bool> IsListeningAsync(CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Knock);
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(options.Endpoint!.DnsSafeHost, options.Endpoint.Port, limit.Token).ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException && !cancel.IsCancellationRequested)
        {
            return false;
        }
    }
}
