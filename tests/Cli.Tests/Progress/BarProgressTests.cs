using Ponder.Cli.Jobs;
using Ponder.Core.Budgets;
using Ponder.Core.Proposing;
using Ponder.Engine.Jobs;
using Ponder.Engine.Running;
using Ponder.Search.Solving;
using Spectre.Console;

namespace Ponder.Cli.Tests.Progress;

/// <summary>The bars of somebody who watches a terminal, which no other test has.</summary>
public class BarProgressTests
{
    [Fact]
    public async Task A_watched_job_has_a_bar_for_every_wave()
    {
        var written = new StringWriter();
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(written), Ansi = AnsiSupport.Yes, Interactive = InteractionSupport.Yes });
        console.Profile.Width = 120;
        await console.Progress().HideCompleted(false).StartAsync(context =>
        {
            var bars = new BarProgress(context, Spec);
            bars.Report(new(0, 0, 64, 0, default));
            bars.Report(new(0, 64, 64, 3, new Spend { CompletionTokens = 1234 }));
            bars.Report(new(1, 5, 10, 4, new Spend { CompletionTokens = 2000 }));
            return Task.CompletedTask;
        });
        Assert.Contains("batch, wave 0: 64/64 problems, 1,234 tokens of 5000tok", written.ToString(), StringComparison.Ordinal);
        Assert.Contains("batch, wave 1: 5/10 problems, 2,000 tokens of 5000tok", written.ToString(), StringComparison.Ordinal);
    }

    private static JobSpec Spec => new()
    {
        Id = "0123456789abcdef",
        Options = new() { Strategy = new StrategyChoice("batch", new Dictionary<string, string>()), Cap = new(Tokens: 5000) },
        Use = ModelUse.Of(new()),
        Proposer = new ModelIdentity("proposer", "1", 1),
    };
}
