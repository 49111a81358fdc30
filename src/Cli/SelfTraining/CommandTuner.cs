using System.Diagnostics;
using System.Text.Json;
using Ponder.Engine.Jobs;
using Ponder.Evaluation.SelfTraining;

namespace Ponder.Cli.SelfTraining;

/// <summary>
/// Tunes by a command: <c>COMMAND --data ROWS --out FOLDER</c>, and <c>--start FOLDER</c> where the model to begin with has a folder. One
/// with <c>tuned.json</c> is whole; by the same command on the same rows it is not made again.
/// </summary>
/// <param name="command">The program and its first arguments.</param>
/// <param name="root">Where the rounds' rows and models go.</param>
/// <param name="say">Hears what the command says.</param>
internal sealed class CommandTuner(IReadOnlyList<string> command, DirectoryInfo root, Action<string> say) : ITuner
{
    private const string Mark = "tuned.json";
    private const int MostErrors = 20;

    public async Task<TunedModel> TuneAsync(int round, byte[] rows, string? start, CancellationToken cancel)
    {
        var (data, folder) = (Path.Combine(root.FullName, $"round-{round}.jsonl"), Path.Combine(root.FullName, $"round-{round}"));
        var mark = Path.Combine(folder, Mark);
        IReadOnlyList<string> line = [.. command, "--data", data, "--out", folder, .. start is null ? Array.Empty<string>() : ["--start", start]];
        var (told, said) = (Path.Combine(root.FullName, $"round-{round}.command.json"), JsonSerializer.SerializeToUtf8Bytes(line));
        if (File.Exists(mark) && await HoldsAsync(data, rows, cancel) && await HoldsAsync(told, said, cancel))
        {
            say($"round {round}: {folder} was tuned on these rows before");
            return new(folder, Flops(mark));
        }

        Directory.CreateDirectory(folder);
        File.Delete(mark);
        await File.WriteAllBytesAsync(data, rows, cancel);
        await File.WriteAllBytesAsync(told, said, cancel);
        await RunAsync(line, cancel);
        if (!Directory.EnumerateFileSystemEntries(folder).Any()) throw new JobException($"{command[0]} ended well and left nothing in {folder}: expected a model there");
        if (!File.Exists(mark)) await File.WriteAllTextAsync(mark, "{}\n", cancel);
        return new(folder, Flops(mark));
    }

    private static async Task<bool> HoldsAsync(string path, byte[] content, CancellationToken cancel) =>
        File.Exists(path) && (await File.ReadAllBytesAsync(path, cancel)).AsSpan().SequenceEqual(content);

    private static decimal? Flops(string mark)
    {
        try
        {
            using var facts = JsonDocument.Parse(File.ReadAllBytes(mark));
            return facts.RootElement.TryGetProperty("flops", out var flops) ? flops.GetDecimal() : null;
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            throw new JobException($"{mark}: expected {{\"flops\": a number}} or {{}}: {e.Message}");
        }
    }

    private async Task RunAsync(IReadOnlyList<string> line, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(line[0], line.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Started(start);
        var errors = new Queue<string>();
        using var kill = cancel.Register(() => process.Kill(entireProcessTree: true));
        await Task.WhenAll(ReadAsync(process.StandardOutput, say), ReadAsync(process.StandardError, Keep));
        await process.WaitForExitAsync(CancellationToken.None);
        cancel.ThrowIfCancellationRequested();
        if (process.ExitCode != 0)
            throw new JobException($"`{string.Join(' ', line)}` ended with exit code {process.ExitCode}{(errors.Count == 0 ? "" : $":\n{string.Join('\n', errors)}")}");

        void Keep(string text)
        {
            errors.Enqueue(text);
            if (errors.Count > MostErrors) errors.Dequeue();
        }
    }

    private static Process Started(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new JobException($"--tune: {start.FileName} cannot be started: {e.Message}");
        }
    }

    private static async Task ReadAsync(StreamReader reader, Action<string> hear)
    {
        while (await reader.ReadLineAsync() is { } line) hear(line);
    }
}
