using System.Runtime.InteropServices;

namespace Ponder.Cli;

/// <summary>Ctrl+C and SIGTERM: the first asks for a stop, which records what is paid; a second ends the process at once.</summary>
internal sealed class Interrupts : IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly PosixSignalRegistration interrupt;
    private readonly PosixSignalRegistration terminate;
    private int heard;

    public Interrupts()
    {
        interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Hear);
        terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Hear);
    }

    /// <summary>Cancelled by the first.</summary>
    public CancellationToken Stop => stop.Token;

    public void Dispose()
    {
        interrupt.Dispose();
        terminate.Dispose();
        stop.Dispose();
    }

    private void Hear(PosixSignalContext signal)
    {
        if (Interlocked.Increment(ref heard) > 1) return;
        signal.Cancel = true;
        stop.Cancel();
    }
}
