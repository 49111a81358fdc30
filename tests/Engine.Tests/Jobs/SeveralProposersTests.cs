using Ponder.Core.Budgets;
using Ponder.Core.Proposing;
using Ponder.Engine.Audits;
using Ponder.Engine.Estimates;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Engine.Results;
using Ponder.Engine.Tests.Orchestration;
using Ponder.Search.Pages;
using Ponder.Search.Solving;
using Ponder.TestKit.Jobs;
using Ponder.TestKit.Scripted;

namespace Ponder.Engine.Tests.Jobs;

/// <summary>Jobs that ask three proposers of different sizes.</summary>
public class SeveralProposersTests
{
    [Theory]
    [InlineData("cascade:n=3", null), InlineData("cascade:vote=weighted+n=2+sure=0.8", 9000L), InlineData("mixture:vote=weighted+n=5", null)]
    [InlineData("collective-mcts:n=6", null), InlineData("collective-mcts:judges=proposers+n=4", 15_000L), InlineData("beam-search:n=4+proposer=3", 9000L), InlineData("tournament:n=5+judge=3", 15_000L)]
    public async Task An_orchestrated_job_comes_to_the_same_bytes_as_one_in_process(string strategy, long? tokens)
    {
        var options = Options(strategy) with { Cap = new(Tokens: tokens) };
        var (inside, outside) = (Harness(), Harness());
        var expected = await inside.RunAsync(options);
        var spec = await outside.OpenAsync(options);
        await new ReplayingHost(() => new(outside.Store, outside.Models), seed: 1).RunJobAsync(spec.Id);
        foreach (var name in inside.Store.Blobs.Keys.Where(k => !k.EndsWith("lease", StringComparison.Ordinal)))
            Assert.True(inside.Store.Blobs[name].SequenceEqual(outside.Store.Blobs[name]), $"{name} differs");
        Assert.True(expected.Summary.Spend.Tokens <= (tokens ?? long.MaxValue));
        Assert.Empty((await new JournalAudit(new(outside.Store, spec)).RunAsync()).Faults);
    }

    [Fact]
    public async Task A_candidate_says_who_wrote_it_and_each_is_asked_for_its_share()
    {
        var harness = Harness();
        await harness.RunAsync(Options("mixture:n=5"));
        Assert.Equal([40, 40, 20], Writers(harness).Select(p => p.Asked.Sum(prompt => prompt.Seeds.Count)));
        var pool = (await OutcomeAsync(harness, Options("mixture:n=5"))).Pool;
        Assert.Equal([0, 0, 1, 1, 2], pool.Select(c => c.Writer).Order());
        Assert.All(pool, c => Assert.True(c.Bytes >= c.Tokens));
    }

    [Theory, InlineData(1, 1000), InlineData(2, 3000), InlineData(3, 9000)]
    public async Task Who_writes_is_who_is_paid(int proposer, int parameters)
    {
        var spend = (await Harness().SummaryAsync(Options($"majority:n=3+proposer={proposer}"))).Spend;
        Assert.Equal(2 * parameters * (decimal)(spend.PromptTokens + spend.CompletionTokens), spend.Flops);
    }

    [Theory]
    [InlineData("tournament:n=4+judge=3", 0, 2), InlineData("tournament:n=4+proposer=2", 1, 1), InlineData("self-verification:n=3+proposer=3+judge=1", 2, 0)]
    public async Task Who_is_named_judges_and_no_other(string strategy, int writes, int judges)
    {
        var harness = Harness();
        await harness.RunAsync(Options(strategy));
        foreach (var (place, proposer) in Writers(harness).Index())
        {
            Assert.Equal(place == writes, proposer.Asked.Any(prompt => prompt.Purpose == Purpose.Solve));
            Assert.Equal(place == judges, proposer.Asked.Any(prompt => prompt.Purpose is Purpose.Judge or Purpose.Compare));
        }
    }

    [Fact]
    public async Task A_cascade_asks_the_next_only_where_the_last_was_not_sure()
    {
        var harness = Harness();
        await harness.RunAsync(Options("cascade:n=4+sure=0.75"));
        var asked = Writers(harness).Select(p => p.Asked.Select(prompt => prompt.Problem).Distinct().Count()).ToList();
        Assert.Equal(20, asked[0]);
        Assert.InRange(asked[1], 1, 19);
        Assert.InRange(asked[2], 1, asked[1]);
    }

    [Fact]
    public async Task What_one_of_them_cannot_read_the_others_answer()
    {
        var harness = Harness(refuses: "nothing can be read");
        var summary = await harness.SummaryAsync(Options("cascade:n=3"));
        Assert.Equal((20, 0), (summary.Solved, summary.Failed));
        Assert.Empty(harness.Proposer.Asked);
        var alone = await Harness(refuses: "nothing can be read").RunAsync(Options("majority:n=3"));
        Assert.Equal(20, alone.Summary.Failed);
        Assert.Contains("nothing can be read", alone.Results, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cascade:n=1", "n is 1")]
    [InlineData("majority:proposer=4", "proposer is 4, and there are 3 proposers: name more in the settings Ponder:Proposers:0")]
    [InlineData("majority:proposer=0", "expected a whole number from 1 to 64")]
    [InlineData("tournament:judge=4", "judge is 4, and there are 3 proposers")]
    [InlineData("majority:judge=2", "has no option \"judge\"")]
    [InlineData("mixture:proposer=2", "has no option \"proposer\"")]
    public async Task What_cannot_be_asked_is_refused(string strategy, string expected)
    {
        var error = await Assert.ThrowsAnyAsync<Exception>(() => Harness().OpenAsync(Options(strategy)));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_proposer_is_too_few_and_steps_must_be_parted_alike()
    {
        var alone = await Assert.ThrowsAsync<JobException>(() => new JobHarness().OpenAsync(Options("mixture:n=4")));
        Assert.Contains("mixture asks several proposers, and there is one, scripted", alone.Message, StringComparison.Ordinal);
        var odd = new JobHarness { Others = [new() { Identity = new("odd", "1", 1), StepSeparator = "\n\n" }] };
        var parted = await Assert.ThrowsAsync<JobException>(() => odd.OpenAsync(Options("collective-mcts:n=4")));
        Assert.Contains("odd puts something else between steps than scripted", parted.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_goes_on_with_the_same_proposers_only()
    {
        var harness = Harness();
        var spec = await harness.OpenAsync(Options("mixture:n=3"));
        var other = new JobModels([harness.Proposer, harness.Others[1]], harness.Verifier);
        var error = await Assert.ThrowsAsync<JobException>(() => JobStore.OpenAsync(harness.Store, spec.Id, other));
        Assert.Contains("its other proposers are", error.Message, StringComparison.Ordinal);
        Assert.NotEqual(spec.Id, (await new JobHarness { Others = [harness.Others[1]] }.OpenAsync(Options("mixture:n=3"))).Id);
    }

    [Theory, InlineData("cascade:n=3"), InlineData("mixture:n=7"), InlineData("collective-mcts:n=5+judges=proposers"), InlineData("tournament:n=6+method=ranking+judge=2"), InlineData("self-verification:n=4+proposer=2+judge=3")]
    public async Task An_estimate_bounds_it_in_every_unit(string strategy)
    {
        var harness = Harness();
        var worst = (await JobEstimate.OfAsync(new("f", _ => Task.FromResult<Stream>(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(harness.File)))), Options(strategy), harness.Models)).Worst;
        var spent = (await harness.SummaryAsync(Options(strategy))).Spend;
        Assert.True(new Cap(worst.Tokens, worst.Samples, worst.Flops, null).Allows(spent), $"{spent} over {worst}");
    }

    [Fact]
    public void Prices_are_for_each_and_another_number_of_them_is_refused()
    {
        var sheet = PriceSheet.Parse("prices.json", """{"proposers":[{"prompt":1,"completion":2},{"prompt":10,"completion":20,"cached":5}]}"""u8);
        var tariff = sheet.On(new JobModels([new ScriptedProposer(), new ScriptedProposer()], null).Prices);
        var usage = new Spend { PromptTokens = 1_000_000, CompletionTokens = 1_000_000 };
        Assert.Equal((3, 30), (tariff.Price(usage).Money, tariff.Of(1).Price(usage).Money));
        Assert.Contains("prices of 2 proposers, and there are 1", Assert.Throws<FormatException>(() => sheet.On(new())).Message, StringComparison.Ordinal);
        Assert.Contains("proposers[0]", Assert.Throws<FormatException>(() => PriceSheet.Parse("p", """{"proposers":[{"prompt":-1}]}"""u8)).Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<ScriptedProposer> Writers(JobHarness harness) => [harness.Proposer, .. harness.Others];

    private static JobHarness Harness(string? refuses = null) => new()
    {
        Proposer = new() { InProcess = true, Refuses = _ => refuses },
        Verifier = new() { InProcess = true },
        Others = [new() { Identity = new("second", "1", 3000), InProcess = true }, new() { Identity = new("third", "1", 9000), InProcess = true }],
    };

    private static JobOptions Options(string strategy) => JobHarness.Options() with { Strategy = StrategyChoice.Parse(strategy) };

    private static async Task<ProblemOutcome> OutcomeAsync(JobHarness harness, JobOptions options)
    {
        var folder = await harness.FolderAsync(options);
        return await folder.Outcomes.OfAsync(0, new(0, 0), default);
    }
}
