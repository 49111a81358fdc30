using System.Diagnostics;

namespace Ponder.Cli.Tests.Asking;

/// <summary>What is wrong is said before anything is paid for.</summary>
public sealed class AskFirstTests : IDisposable
{
    private readonly ServedModel model = new();

    public void Dispose() => model.Dispose();

    [Fact]
    public async Task A_dead_endpoint_is_told_within_seconds_with_the_setting_to_fix()
    {
        model.Server.Die();
        var begun = Stopwatch.GetTimestamp();
        var written = await model.AskAsync("run", File(ServedModel.Math), "--strategy", "greedy", "--no-cap");
        Assert.InRange(Stopwatch.GetElapsedTime(begun).TotalSeconds, 0, 15); // Five, on a machine that does nothing else.
        Assert.Equal(2, written.Code);
        Assert.Contains($"{model.Server.Endpoint}: cannot be reached", written.Errors, StringComparison.Ordinal);
        Assert.Contains("fix the setting Ponder:Proposer:Endpoint", written.Errors, StringComparison.Ordinal);
        var doctor = await model.AskAsync("doctor");
        Assert.Contains("fix the setting Ponder:Proposer:Endpoint", doctor.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_is_not_there_is_named_with_those_that_are()
    {
        var written = await model.AskAsync("run", File(ServedModel.Math), "--strategy", "greedy", "--no-cap", "--setting", "Proposer:Model=scripte");
        Assert.Equal(2, written.Code);
        Assert.Contains("The server lists no scripte, but ", written.Errors, StringComparison.Ordinal);
        Assert.Equal(0, model.Server.Done.Written);
    }

    [Theory]
    [InlineData("eval --n 2 --file", "eval needs")]
    [InlineData("calibrate --n 2", "calibrate needs")]
    [InlineData("label --n 2", "label needs")]
    [InlineData("pairs --n 2", "pairs needs")]
    public async Task Right_answers_are_looked_for_first(string verb, string words)
    {
        var bare = File("""{"id":"a","problem":"Let $f(x)=x^2$. What is $f(3)$?"}""" + "\n");
        var written = await model.AskAsync([.. verb.Split(' '), bare, "--no-cap"]);
        Assert.Equal(2, written.Code);
        Assert.Contains("no problem has a right answer, which " + words, written.Errors, StringComparison.Ordinal);
        Assert.Contains("its fields are id, problem (--field answer=NAME", written.Errors, StringComparison.Ordinal);
        Assert.Empty(model.Server.Requests);
    }

    [Theory]
    [InlineData("--strategy greedy --max-tokens 100000", "max-tokens is 100000: ")]
    [InlineData("--strategy majority --n 4 --temperature 0", "temperature is 0, and majority draws 4 samples of a problem: they would be equal")]
    [InlineData("--strategy auto --temperature 0", "temperature is 0, and auto draws several samples of a problem")]
    [InlineData("--strategy weighted-best-of-n --n 4", "needs a verifier, and none is set: name one with --verifier")]
    [InlineData("--strategy weighted-best-of-n --n 4 --verifier embedded", "cannot read any of the 2 problems, such as \"a\": ")]
    [InlineData("--strategy auto --verifier embedded", "cannot read any of the 2 problems")]
    public async Task Options_are_held_against_the_model(string options, string words)
    {
        var written = await model.AskAsync(["run", File(ServedModel.Math), "--no-cap", .. options.Split(' ')]);
        Assert.Equal(2, written.Code);
        Assert.Contains(words, written.Errors, StringComparison.Ordinal);
        Assert.True(model.Paid <= 12, "only what the server can do was asked");
    }

    [Fact]
    public async Task Greedy_at_temperature_0_is_one_sample()
    {
        using var run = new CommandLineRun();
        var file = run.File("p.jsonl", (await CommandLineRun.RunAsync("problems", "--seed", "5", "--count", "2")).Output);
        Assert.Equal(0, (await run.SolveAsync(file, "--temperature", "0")).Code);
    }

    [Fact]
    public async Task Beside_an_endpoint_there_is_no_verifier_unless_one_is_named()
    {
        var written = await model.AskAsync("run", File(ServedModel.Math), "--strategy", "majority", "--n", "2", "--no-cap");
        Assert.Contains("no verifier is set (--verifier, or the setting Ponder:Verifier:Kind)", written.Errors, StringComparison.Ordinal);
        Assert.Contains("0 verifier calls", written.Output, StringComparison.Ordinal);
        Assert.Contains("good  Ponder:Verifier: none", (await model.AskAsync("doctor")).Output, StringComparison.Ordinal);
    }

    private string File(string content) => model.Run.File("math.jsonl", content);
}
