using System.Diagnostics;
using System.Text;

namespace Ponder.Samples.Tests;

/// <summary>A sample in a process and an empty folder of its own.</summary>
internal sealed class SampleProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("ponder-sample-");
    private readonly Process process;
    private readonly StringBuilder written = new();

    public SampleProcess(string name, params string[] args)
    {
        var line = new ProcessStartInfo("dotnet", [SamplePaths.Program(name), .. args])
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        process = new() { StartInfo = line };
        process.OutputDataReceived += (_, e) => Add(e.Data);
        process.ErrorDataReceived += (_, e) => Add(e.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Everything it wrote so far.</summary>
    public string Written
    {
        get
        {
            lock (written) return written.ToString();
        }
    }

    /// <summary>Waits for its end; gives the exit code.</summary>
    public async Task<int> EndAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode;
    }

    /// <summary>Waits until it has written a line with those words; gives the rest of the line.</summary>
    public async Task<string> SaysAsync(string words)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!process.HasExited)
        {
            var line = Written.Split('\n').FirstOrDefault(l => l.Contains(words, StringComparison.Ordinal));
            if (line is not null) return line[(line.IndexOf(words, StringComparison.Ordinal) + words.Length)..].Trim();
            await Task.Delay(50, patience.Token);
        }

        throw new InvalidOperationException($"it ended: {Written}");
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
        folder.Delete(recursive: true);
    }

    private void Add(string? line)
    {
        lock (written) written.Append(line).Append('\n');
    }
}
