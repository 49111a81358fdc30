using Ponder.Cli.Live;
using Ponder.Core.Budgets;
using Ponder.Engine.Journals;
using Ponder.Engine.Running;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Ponder.Cli.Tests.Live;

/// <summary>What people see of a job under way.</summary>
public class JobWatchTests
{
    private readonly FakeClock clock = new();
    private Cap limit = Cap.None;

    [Fact]
    public void The_bar_is_what_is_spent_of_the_budget()
    {
        var watch = Watch(new Cap(Tokens: 100_000));
        watch.Report(At(tokens: 0, heard: 0));
        watch.Report(At(tokens: 0, heard: 0) with { InFlight = 2 });
        clock.Pass(10);
        watch.Report(At(tokens: 20_000, heard: 50) with { InFlight = 2, Answered = 50, Judged = 40, Right = 30 });
        var lines = watch.Lines()!;
        Assert.Equal("wave 0 (10 s): one answer each for all 200 problems", lines.Wave);
        Assert.Equal((0.2, "20,000 of 100,000 tokens"), (lines.Share, lines.Bar));
        Assert.Equal("50 of 200 answered, 75.0 % right, 2,000 tokens/s, about 30 s left", lines.Within(80));
        Assert.Equal("50 of 200 answered, 75.0 % right", lines.Within(40));
    }

    [Fact]
    public void Without_a_budget_the_bar_is_what_is_answered_and_no_accuracy_is_made_up()
    {
        var watch = Watch(Cap.None);
        watch.Report(At(tokens: 500, heard: 10) with { InFlight = 1, Answered = 10 });
        var lines = watch.Lines()!;
        Assert.Equal((0.05, "10 of 200 answered"), (lines.Share, lines.Bar));
        Assert.Equal("500 tokens", lines.Within(80));
    }

    [Fact]
    public void An_allocator_is_promised_no_more_than_the_end_of_its_wave()
    {
        var watch = Watch(Cap.None, allocates: true);
        watch.Report(At(tokens: 0, heard: 0) with { InFlight = 1 });
        clock.Pass(4);
        watch.Report(At(tokens: 400, heard: 100) with { InFlight = 1 });
        Assert.EndsWith("about 4 s left in this wave", watch.Lines()!.Within(100), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_in_the_journal_is_no_speed()
    {
        var watch = Watch(Cap.None);
        watch.Report(At(tokens: 90_000, heard: 100));
        watch.Report(At(tokens: 90_000, heard: 100) with { InFlight = 1, Fresh = default });
        clock.Pass(10);
        watch.Report(At(tokens: 90_100, heard: 101) with { InFlight = 1, Fresh = Tokens(100) });
        Assert.Contains("10 tokens/s", watch.Lines()!.Within(100), StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_is_kept_of_every_wave()
    {
        var watch = Watch(Cap.None);
        watch.Report(At(tokens: 0, heard: 0) with { InFlight = 1 });
        clock.Pass(3);
        watch.Report(At(tokens: 1_000, heard: 200) with { InFlight = 1 });
        watch.Report(new JobProgress(1, 0, 37, 1, Tokens(1_000)) { Plan = new(Cap.None, null, 37), Doing = "4 more samples each", InFlight = 1 });
        Assert.Equal(["wave 0: one answer each for all 200 problems: 1,000 tokens in 3 s"], watch.Ended());
        clock.Pass(2);
        watch.Report(new JobProgress(1, 0, 37, 1, Tokens(1_500)) { Plan = new(Cap.None, null, 37), Doing = "4 more samples each", InFlight = 1 });
        watch.Close(whole: false);
        Assert.Equal(["wave 1: 4 more samples each: stopped after 500 tokens in 2 s"], watch.Ended());
        Assert.Empty(watch.Ended());
        Assert.Equal(1_500, watch.Spent.Tokens);
    }

    [Fact]
    public void The_panel_fits_eighty_columns()
    {
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(new StringWriter()), Ansi = AnsiSupport.No });
        console.Profile.Width = 80;
        var lines = new LiveLines("wave 12 (1 h 20 min): 3 to 17 more samples each for 137,000 problems whose votes are split", 0.5,
            "123,456,789 of 200,000,000 tokens", ["199,999 of 200,000 answered", "63.5 % right", "123,456 tokens/s", "about 2 h 12 min left in this wave"]);
        foreach (var stopping in new[] { null, "stopping: 128 calls in flight, up to 20 s; again to stop now" })
        {
            var rows = Text(console, new LivePanel(lines, stopping)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.All(rows, row => Assert.True(row.TrimEnd().Length <= 80, row));
            Assert.Contains("123,456,789 of 200,000,000 tokens, 50 %", string.Join("\n", rows), StringComparison.Ordinal);
            Assert.Contains(stopping ?? "63.5 % right", rows[^1], StringComparison.Ordinal);
        }
    }

    private static string Text(IAnsiConsole console, LivePanel panel) =>
        string.Concat(((IRenderable)panel).Render(RenderOptions.Create(console), 80).Select(segment => segment.IsLineBreak ? "\n" : segment.Text));

    private JobWatch Watch(Cap cap, bool allocates = false)
    {
        limit = cap;
        return new(new("0123456789abcdef", "majority:n=4", allocates, 200, cap), clock);
    }

    private JobProgress At(long tokens, long heard) => new(0, 0, 200, 0, Tokens(tokens))
    {
        Plan = new WavePlan(limit, null, 200),
        Doing = "one answer each for all 200 problems",
        Heard = heard,
        Fresh = Tokens(tokens),
    };

    private static Spend Tokens(long tokens) => new() { CompletionTokens = tokens };
}
