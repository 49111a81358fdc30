using Ponder.Core.Budgets;
using Ponder.Core.Proposing;
using Ponder.Core.Verifying;
using Ponder.Engine.Audits;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Engine.Results;
using Ponder.Search.Pages;
using Ponder.TestKit.Jobs;
using Ponder.TestKit.Scripted;
using Ponder.TestKit.Stores;

namespace Ponder.Engine.Tests.Results;

/// <summary>What replies tell beside their texts reaches the totals: doubt, cached tokens, notes, verdicts that cannot be read.</summary>
public class NewsTests
{
    [Fact]
    public async Task Doubt_cached_tokens_and_notes_of_replies_are_in_the_totals()
    {
        var store = new MemoryStore();
        var models = new JobModels(new Telling(), new TellingVerifier(), new Tariff { PromptPrice = 0.01m, CachedPrice = 0.001m, CompletionPrice = 0.02m });
        var engine = new PonderEngine(store, models);
        var job = await engine.OpenAsync(ProblemSource.Lines(System.Text.Encoding.UTF8.GetBytes(JobHarness.Problems(4))), JobHarness.Options(n: 2));
        var summary = (await job.RunAsync()).Summary;
        Assert.Equal((4 * 3, 4 * 2), (summary.InDoubt.PromptTokens + summary.InDoubt.CompletionTokens, summary.InDoubt.VerifierTokens));
        Assert.Equal(summary.Spend - summary.InDoubt, summary.Known);
        Assert.Equal(4 * 5, summary.Spend.CachedTokens);
        Assert.Equal((0.01m * (summary.Spend.PromptTokens - 20)) + (0.001m * 20) + (0.02m * summary.Spend.CompletionTokens), summary.Spend.Money);
        Assert.Equal([new NoteCount("the server does not keep max_tokens", 4), new NoteCount("the judge hums", 4)], summary.Notes);
        Assert.Equal((8, 0), (summary.Verdicts, summary.Unread));
        var audit = await new JournalAudit(job.Folder).RunAsync();
        Assert.Empty(audit.Faults);
        Assert.Equal((summary.Spend, summary.InDoubt), (audit.Spent, audit.InDoubt));
        var read = JournalFormat.Parse<JobSummary>("", store.Blobs[job.Folder.Names.Summary]);
        Assert.Equal((summary.InDoubt, summary.Known), (read.InDoubt, read.Known));
        Assert.Equal(summary.Notes, read.Notes);
    }

    [Fact]
    public void Notes_of_more_kinds_than_twenty_are_not_kept()
    {
        var tally = Enumerable.Range(0, 30).Select(i => new Tally { Notes = [new($"note {i % 25}", 1)] }).Aggregate(Tally.None, (all, one) => all.Plus(one));
        Assert.Equal(20, tally.Notes.Count);
        Assert.Equal(new NoteCount("note 0", 2), tally.Notes[0]);
    }

    [Fact]
    public async Task Verdicts_that_cannot_be_read_are_told_where_nothing_is_left_to_do()
    {
        var summary = await new JobHarness { Verifier = new() { Fails = _ => "no score in \"fine\"" } }.SummaryAsync(JobHarness.Options(n: 4));
        Assert.Equal((80, 80, "no score in \"fine\"", null, 3), (summary.Verdicts, summary.Unread, summary.UnreadExample, summary.Stopped, summary.ExitCode));
    }

    [Fact]
    public async Task They_stop_a_job_before_its_next_wave_and_resuming_it_goes_on()
    {
        var options = JobHarness.Options() with { Strategy = new("auto", new Dictionary<string, string>()) };
        var harness = new JobHarness { Verifier = new() { Fails = text => text.Length % 3 == 0 ? "no score in \"fine\"" : null } };
        var first = await harness.RunAsync(options);
        Assert.Contains("verdicts of the last wave could not be read, such as: no score in \"fine\"", first.Summary.Stopped, StringComparison.Ordinal);
        Assert.Equal((5, 3, 20), (first.Summary.ExitCode, first.Summary.Waves, first.Results.Count(c => c == '\n')));
        var runs = 1;
        for (var summary = first.Summary; summary.Stopped is not null; runs++)
        {
            Assert.InRange(runs, 1, 20);
            summary = await harness.SummaryAsync(options);
            if (summary.Stopped is null) Assert.InRange(summary.Waves, 4, 20);
        }
    }

    /// <summary>The scripted proposer with something to tell.</summary>
    private sealed class Telling : IProposer
    {
        private readonly ScriptedProposer inner = new();

        public ModelIdentity Identity => inner.Identity;

        public Abilities Abilities => inner.Abilities;

        public string StepSeparator => inner.StepSeparator;

        public int ContextLength => inner.ContextLength;

        public Reading Read(string problem) => inner.Read(problem);

        public async Task<IReadOnlyList<ProposerReply>> ProposeAsync(IReadOnlyList<ProposerPrompt> prompts, CancellationToken cancel = default) =>
            [.. (await inner.ProposeAsync(prompts, cancel)).Select(reply => reply with
            {
                CachedTokens = 5,
                Doubt = new() { PromptTokens = 1, CompletionTokens = 2 },
                Notes = ["the server does not keep max_tokens"],
            })];
    }

    private sealed class TellingVerifier : IVerifier
    {
        private readonly ScriptedVerifier inner = new();

        public ModelIdentity Identity => inner.Identity;

        public Aggregation Aggregation => inner.Aggregation;

        public async Task<IReadOnlyList<VerifierReply>> ScoreAsync(IReadOnlyList<VerifierPrompt> prompts, CancellationToken cancel = default) =>
            [.. (await inner.ScoreAsync(prompts, cancel)).Select(reply => reply with { Doubt = 2, Notes = ["the judge hums"] })];
    }
}
