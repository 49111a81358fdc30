using Microsoft.Extensions.Configuration;
using Ponder.Engine.Jobs;
using Ponder.Hosting;
using Ponder.Inference.Settings;

namespace Ponder.Cli.Tests.Asking;

/// <summary>A mistyped setting is an error wherever it stands.</summary>
public sealed class SettingNameTests : IDisposable
{
    private readonly CommandLineRun run = new();

    public void Dispose() => run.Dispose();

    [Theory]
    [InlineData("Propser:Model=x", "Ponder:Propser: there is no such setting", "did you mean \"Proposer\"?")]
    [InlineData("Ponder:Verifer:Kind=none", "Ponder:Verifer: there is no such setting", "did you mean \"Verifier\"?")]
    [InlineData("Drops:Buget=5tok", "Ponder:Drops:Buget: there is no such setting", "did you mean \"Budget\"?")]
    [InlineData("Nonsense=1", "Ponder:Nonsense: there is no such setting", "expected one of ")]
    [InlineData("Proposer:Model=x", "Ponder:Proposer:Model is set, and Ponder:Proposer:Kind is not", "openai")]
    [InlineData("Proposer:Kind=opnai", "Ponder:Proposer:Kind is \"opnai\"", "did you mean \"openai\"?")]
    public async Task On_the_command_line(string setting, params string[] words)
    {
        var file = run.File("p.jsonl", """{"id":"a","problem":"1 + 1?"}""");
        foreach (var written in new[] { await run.SolveAsync(file, "--setting", setting), await CommandLineRun.RunAsync("doctor", "--store", run.Store, "--setting", setting) })
        {
            Assert.Equal(2, written.Code);
            Assert.All(words, word => Assert.Contains(word, written.All, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("""{"Poner":{"Proposer":{"Kind":"embedded"}}}""", "Poner: there is no such section; did you mean \"Ponder\"?")]
    [InlineData("""{"Proposer":{"Kind":"openai"}}""", "Proposer: there is no such section; did you mean \"Ponder:Proposer\"?")]
    [InlineData("""{"Ponder":{"Proposer":{"Kind":"openai","Endpoit":"http://localhost:1/v1","Model":"x"}}}""", "did you mean \"Endpoint\"?")]
    [InlineData("""{"Ponder":{"Proposer":{"Kind":"openai","Endpoint":"http://localhost:1/v1","Model":"x","Limits":{"Concurency":2}}}}""", "did you mean \"Concurrency\"?")]
    public async Task In_a_file(string settings, string words)
    {
        var written = await run.SolveAsync(run.File("p.jsonl", """{"id":"a","problem":"1 + 1?"}"""), "--settings", run.File("settings.json", settings), "--no-cap");
        Assert.Equal(2, written.Code);
        Assert.Contains(words, written.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void In_a_host_what_is_nearly_a_name_is_one_mistyped_and_anything_else_its_own()
    {
        Assert.Contains("did you mean \"Proposer\"?", Assert.Throws<SettingException>(() => Open("Ponder:Propser:Kind")).Message, StringComparison.Ordinal);
        using var proposer = (IDisposable)Open("Ponder:Mine").Proposer;
    }

    private static JobModels Open(string setting) => new PonderBuilder().OpenModels(new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?> { [setting] = "x", ["Ponder:Verifier:Kind"] = "none" }).Build());

    [Fact]
    public async Task Other_programs_sections_are_theirs()
    {
        var settings = run.File("settings.json", """{"Logging":{"LogLevel":{"Default":"Warning"}},"Pond":{"Depth":3},"Ponder":{"Store":"x","Drops":{"Budget":"5tok"}}}""");
        var written = await CommandLineRun.RunAsync("doctor", "--store", run.Store, "--verifier", "none", "--settings", settings);
        Assert.Equal(0, written.Code);
    }
}
