using System.Net.Sockets;
using Ponder.Core;
using Ponder.Core.Proposing;
using Ponder.Engine.Journals;
using Ponder.Engine.Running;

namespace Ponder.Engine.Orchestration;

/// <summary>
/// Tells faults that last until somebody changes something from those that may pass. A lasting one ends the job at once, with its reason;
/// one that may pass is thrown, and the host tries the activity again.
/// </summary>
internal static class LastingFault
{
    /// <summary>The reason, where the fault lasts; null where it may pass.</summary>
    public static string? Words(Exception e) => e switch
    {
        ModelUnavailableException { Lasting: true } or InputException or JournalException => e.Message,
        ModelException when !Passes(e.InnerException) => e.Message,
        _ => null,
    };

    /// <summary>A model of one's own may tell an outage in any of these.</summary>
    private static bool Passes(Exception? e) =>
        e is HttpRequestException or IOException or SocketException or TimeoutException or OperationCanceledException or ModelUnavailableException;
}
