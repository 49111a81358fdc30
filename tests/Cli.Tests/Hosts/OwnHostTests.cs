using Ponder.Core.Voting;
using Ponder.Hosting;
using Ponder.Inference.Kinds;
using Ponder.Search.Options;
using Ponder.Search.Solving;
using Ponder.TestKit.Scripted;

namespace Ponder.Cli.Tests.Hosts;

/// <summary>A host with a strategy, a proposer and a verifier of its own.</summary>
public sealed class OwnHostTests : IDisposable
{
    private static readonly string Problem = $$"""{"id":"a","problem":"{{ScriptedProposer.Problem(2, 100, 7)}}","answer":"7"}""";

    private readonly CommandLineRun run = new();

    [Fact]
    public async Task Its_strategy_is_listed_and_its_kinds_are_in_the_help()
    {
        Assert.Contains("\nmine ", await SayAsync(0, "strategies"), StringComparison.Ordinal);
        var help = await SayAsync(0, "run", "--help");
        Assert.Contains("scripted", help, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("estimate")]
    public async Task Its_strategy_runs_on_its_models(string verb)
    {
        var file = run.File("problems.jsonl", Problem + "\n");
        var said = await SayAsync(0, verb, file, "--store", run.Store, "--strategy", "mine", "--n", "3", "--proposer", "scripted", "--verifier", "scripted");
        Assert.Contains(verb == "run" ? "100" : "1 problems", said, StringComparison.Ordinal);
        Assert.Contains("3 samples", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_usual_command_line_has_none_of_it()
    {
        var file = run.File("problems.jsonl", Problem + "\n");
        var written = await CommandLineRun.RunAsync("run", file, "--store", run.Store, "--strategy", "mine", "--n", "3");
        Assert.Equal(2, written.Code);
        Assert.Contains("there is no strategy \"mine\"", written.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => run.Dispose();

    private static async Task<string> SayAsync(int code, params string[] args)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var given = await CommandLine.RunAsync(args, output, errors, Host());
        Assert.True(code == given, $"{given}: {errors}");
        return output.ToString();
    }

    private static PonderBuilder Host() => new PonderBuilder()
        .AddStrategy(new()
        {
            Name = "mine",
            Summary = "A strategy of a host's own.",
            Options = [Samples.Option],
            Create = options => new Mine(Samples.In(options)),
            Demand = options => new(new DrawDemand(Samples.In(options), 1) { Scored = true }),
        })
        .AddProposer(new("scripted", _ => new ScriptedProposer()))
        .AddVerifier(new("scripted", _ => new ScriptedVerifier()));

    private sealed class Mine(int n) : IStrategy
    {
        public async Task<Vote> SolveAsync(IProblemSearch search) =>
            Votes.Take(VoteRule.Best, await search.DrawAsync(new(n) { Score = true }), search.Voting);
    }
}
