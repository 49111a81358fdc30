using Ponder.Engine.Running;
using Spectre.Console;

namespace Ponder.Cli.Live;

/// <summary>
/// Shows a job under way on standard error: a terminal gets a few lines that move and a line for every wave that has ended, a file or pipe
/// plain lines now and then, a quiet one nothing.
/// </summary>
internal sealed class JobDisplay(Terminal terminal, JobWatch watch, Func<int, string> stopping) : IProgress<JobProgress>
{
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(200);
    private readonly Pace pace = new();
    private volatile string? stop;

    /// <summary>Shows it while the work lasts.</summary>
    public async Task<T> WhileAsync<T>(Func<IProgress<JobProgress>, Task<T>> run)
    {
        terminal.Note(watch.Title);
        var whole = false;
        using var heard = terminal.OnStop(() => Stop(stopping(watch.InFlight)));
        try
        {
            var end = terminal.IsQuiet || !terminal.Notes.Profile.Capabilities.Interactive
                ? await run(this)
                : await terminal.Notes.Live(new Text("")).AutoClear(true).StartAsync(live => MoveAsync(run(watch), live));
            whole = true;
            return end;
        }
        finally
        {
            watch.Close(whole);
            Say();
        }
    }

    /// <inheritdoc/>
    public void Report(JobProgress value)
    {
        watch.Report(value);
        Say();
        if (stop is null && pace.IsDue() && watch.Lines() is { } lines) terminal.Note($"{lines.Wave}: {lines.Bar}, {lines.Within(200)}");
    }

    private async Task<T> MoveAsync<T>(Task<T> work, LiveDisplayContext live)
    {
        while (!work.IsCompleted)
        {
            if (watch.Ended() is { Count: > 0 } kept) Keep(kept, live);
            if (watch.Lines() is { } lines) live.UpdateTarget(new LivePanel(lines, stop));
            await Task.WhenAny(work, Task.Delay(Refresh));
        }

        live.UpdateTarget(new Text(""));
        return await work;
    }

    /// <summary>Lines above the moving ones, which are wiped first: what is written there does not cover them whole.</summary>
    private void Keep(IReadOnlyList<string> kept, LiveDisplayContext live)
    {
        live.UpdateTarget(new Text(""));
        foreach (var line in kept) terminal.Note(line);
    }

    private void Stop(string words)
    {
        stop = words;
        if (terminal.IsQuiet || !terminal.Notes.Profile.Capabilities.Interactive) terminal.Urgent(words);
    }

    private void Say()
    {
        foreach (var line in watch.Ended()) terminal.Note(line);
    }
}
