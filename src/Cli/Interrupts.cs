using System.Runtime.InteropServices;
using Ponder.Cli.Words;

namespace Ponder.Cli;

/// <summary>Ctrl+C and SIGTERM: the first asks for a stop, which records what is paid, and is answered at once; a second ends the process.</summary>
internal sealed class Interrupts : IDisposable
{
    private const string Usual = "stopping; again to stop now";
    private readonly TextWriter errors;
    private readonly CancellationTokenSource stop = new();
    private readonly List<PosixSignalRegistration> signals = [];
    private readonly List<Action> answers = [];
    private int heard;

    /// <summary>Listens; words go to <paramref name="errors"/>.</summary>
    public Interrupts(TextWriter errors, bool listens = true)
    {
        this.errors = errors;
        if (listens) signals.AddRange(new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM }.Select(s => PosixSignalRegistration.Create(s, Hear)));
    }

    /// <summary>Cancelled by the first.</summary>
    public CancellationToken Stop => stop.Token;

    /// <summary>What is said as a second signal ends the process; null says nothing.</summary>
    public Func<string?>? Last { get; set; }

    /// <summary>Has somebody answer the first, in place of the usual words; the last to come is asked.</summary>
    public IDisposable Answer(Action answer)
    {
        lock (answers) answers.Add(answer);
        return new Leave(() =>
        {
            lock (answers) answers.Remove(answer);
        });
    }

    /// <summary>A signal came; gives whether the process is to go on.</summary>
    public bool Hear()
    {
        if (Interlocked.Increment(ref heard) > 1)
        {
            if (Last?.Invoke() is { } words) errors.WriteWrapped(words);
            return false;
        }

        Action? answer;
        lock (answers) answer = answers.LastOrDefault();
        if (answer is null) errors.WriteLine(Usual);
        else answer();
        stop.Cancel();
        return true;
    }

    public void Dispose()
    {
        foreach (var signal in signals) signal.Dispose();
        stop.Dispose();
    }

    private void Hear(PosixSignalContext signal) => signal.Cancel = Hear();

    private sealed class Leave(Action leave) : IDisposable
    {
        public void Dispose() => leave();
    }
}
