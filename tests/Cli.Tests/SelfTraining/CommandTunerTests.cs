using Ponder.Cli.SelfTraining;
using Ponder.Engine.Jobs;

namespace Ponder.Cli.Tests.SelfTraining;

/// <summary>A command that tunes: what it is given, what it leaves, what goes wrong.</summary>
public sealed class CommandTunerTests : IDisposable
{
    private static readonly byte[] Rows = "{\"id\":\"a\"}\n"u8.ToArray();

    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("ponder-tune-");
    private readonly List<string> heard = [];

    [Fact]
    public async Task It_is_given_the_rows_a_folder_and_where_to_start()
    {
        var tuner = Tuner("""echo "$@"; cp "$2" "$4/model"; echo '{"flops":1.5e9}' > "$4/tuned.json" """);
        var first = await tuner.TuneAsync(1, Rows, null, default);
        Assert.Equal(1.5e9m, first.Flops);
        Assert.Equal(Rows, await File.ReadAllBytesAsync(Path.Combine(first.Folder, "model")));
        Assert.Equal($"--data {Path.Combine(root.FullName, "round-1.jsonl")} --out {first.Folder}", heard[^1]);
        await tuner.TuneAsync(2, Rows, first.Folder, default);
        Assert.EndsWith($"--out {Path.Combine(root.FullName, "round-2")} --start {first.Folder}", heard[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_rows_are_tuned_on_once_others_again()
    {
        var tuner = Tuner("""echo ran; touch "$4/model" """);
        Assert.Null((await tuner.TuneAsync(1, Rows, null, default)).Flops);
        await tuner.TuneAsync(1, Rows, null, default);
        Assert.Equal(1, heard.Count(line => line == "ran"));
        await tuner.TuneAsync(1, [.. Rows, .. Rows], null, default);
        Assert.Equal(2, heard.Count(line => line == "ran"));
    }

    [Fact]
    public async Task One_that_broke_off_is_made_again()
    {
        var broken = Tuner("""touch "$4/model"; exit 3""");
        await Assert.ThrowsAsync<JobException>(() => broken.TuneAsync(1, Rows, null, default));
        await Tuner("""echo ran; touch "$4/model" """).TuneAsync(1, Rows, null, default);
        Assert.Equal("ran", heard[^1]);
    }

    [Theory]
    [InlineData("echo no rows >&2; exit 3", "ended with exit code 3:\nno rows")]
    [InlineData("exit 0", "left nothing in")]
    [InlineData("""echo '{"flops":"many"}' > "$4/tuned.json" """, "tuned.json: expected {\"flops\": a number} or {}")]
    public async Task What_goes_wrong_is_said(string script, string words)
    {
        var error = await Assert.ThrowsAsync<JobException>(() => Tuner(script).TuneAsync(1, Rows, null, default));
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_is_not_there_is_named()
    {
        var error = await Assert.ThrowsAsync<JobException>(() => new CommandTuner(["no-such-program"], root, heard.Add).TuneAsync(1, Rows, null, default));
        Assert.Contains("--tune: no-such-program cannot be started", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wish_to_stop_ends_the_command()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Tuner("sleep 60").TuneAsync(1, Rows, null, stop.Token));
    }

    public void Dispose() => root.Delete(recursive: true);

    private CommandTuner Tuner(string script) => new(["sh", "-c", script, "tune"], root, heard.Add);
}
