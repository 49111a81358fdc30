namespace Ponder.Cli.Tests.Verbs;

/// <summary><c>ponder eval --caps</c>: what <c>batch</c> comes to under each cap.</summary>
public sealed class EvalCapsTests : IDisposable
{
    private readonly CommandLineRun run = new();

    [Theory, InlineData("greedy"), InlineData("greedy,batch:least=0.02")]
    public async Task Batch_runs_under_each_cap_named_or_not(string strategies)
    {
        var written = await CommandLineRun.RunAsync(
            "eval", "--problems", "4", "--seeds", "1", "--strategies", strategies, "--n", "1", "--caps", "2ktok,4ktok", "--store", run.Store, "--out", Path.Combine(run.Folder, "eval.html"), "--quiet");
        Assert.True(written.Code == 0, written.All);
        foreach (var cap in (string[])["2ktok", "4ktok"]) Assert.Matches($@"batch\S* under {cap[0]}", written.Output);
    }

    public void Dispose() => run.Dispose();
}
