using System.Diagnostics;
using System.Text;

namespace Ponder.Cli.Tests.Processes;

/// <summary>The command line in a process of its own.</summary>
internal sealed class PonderProcess : IDisposable
{
    private readonly Process process;
    private readonly Task<string> output;
    private readonly Task<string> errors;

    private PonderProcess(Process process) =>
        (this.process, output, errors) = (process, process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    /// <summary>Starts it; <paramref name="before"/> are a program and its arguments that start it in turn.</summary>
    public static PonderProcess Start(IEnumerable<string> args, params string[] before)
    {
        string[] line = [.. before, "dotnet", Path.Combine(AppContext.BaseDirectory, "ponder.dll"), .. args];
        return new(Process.Start(new ProcessStartInfo(line[0], line[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        })!);
    }

    /// <summary>The exit code and what was written, once it has ended.</summary>
    public async Task<Written> EndAsync()
    {
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await errors);
    }

    /// <summary>SIGKILL: nothing of it runs any more.</summary>
    public async Task KillAsync()
    {
        if (!process.HasExited) process.Kill();
        await process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.Dispose();
    }
}
