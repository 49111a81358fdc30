using System.Text.Json;
using Ponder.Core.Budgets;
using Ponder.Core.Candidates;
using Ponder.Core.Proposing;
using Ponder.Core.Verifying;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Engine.Running;
using Ponder.Search.Catalogue;
using Ponder.Search.Pages;
using Ponder.Search.Rounds;
using Ponder.Search.Solving;
using Ponder.TestKit.Scripted;
using Ponder.TestKit.Stores;

namespace Ponder.Engine.Tests.Conformance;

/// <summary>Runs one page of scripted problems over the real round runner and a journal in memory.</summary>
internal sealed class PageHarness(StrategyChoice strategy) : IProblemTexts
{
    public MemoryStore Store { get; init; } = new();

    public ScriptedProposer Proposer { get; init; } = new();

    public ScriptedVerifier Verifier { get; init; } = new();

    /// <summary>Who writes instead of the scripted proposer.</summary>
    public IProposer? Writer { get; init; }

    /// <summary>Who scores instead of the scripted verifier.</summary>
    public IVerifier? Judge { get; init; }

    public SearchSettings Settings { get; init; } = new() { MaxTokens = 100, StepTokens = 10, ContextLength = 1000, Tariff = Prices };

    public IReadOnlyList<string> Problems { get; init; } = [.. Enumerable.Range(0, 4).Select(i => ScriptedProposer.Problem(i + 1, 90 - (20 * i), 100 + i))];

    /// <summary>The rounds of the last run.</summary>
    public List<Round> Rounds { get; } = [];

    /// <summary>Rounds of the last run that called the models.</summary>
    public int Called { get; private set; }

    private static Tariff Prices { get; } = new()
    {
        ProposerParameters = 1000,
        VerifierParameters = 500,
        PromptPrice = 0.001m,
        CompletionPrice = 0.002m,
        VerifierPrice = 0.0005m,
    };

    public static string Json(PageOutcome outcome) => JsonSerializer.Serialize(outcome, JournalFormat.Json);

    public Task<string> GetAsync(int problem, CancellationToken cancel) => Task.FromResult(Problems[problem]);

    public async Task<PageOutcome> RunAsync(Cap? slice = null, int wave = 0, PageOutcome? earlier = null)
    {
        var journal = new Journal(Store, "job");
        var runner = new RoundRunner(journal, new(journal), this, Writer ?? Proposer, Judge ?? Verifier);
        Rounds.Clear();
        var outcome = await PageSearch.RunAsync(Plan(slice ?? Cap.None, wave, earlier), round =>
        {
            Rounds.Add(round);
            return runner.ExecuteAsync(round);
        }, StrategyCatalogue.Shipped);
        Called = runner.Called;
        return outcome;
    }

    /// <summary>The same over another store.</summary>
    public PageHarness Over(MemoryStore store) => new(strategy) { Store = store, Proposer = Proposer, Verifier = Verifier, Writer = Writer, Judge = Judge, Settings = Settings, Problems = Problems };

    /// <summary>A copy of the store with the records of the first rounds only, as a crash would leave it.</summary>
    public MemoryStore Prefix(int rounds)
    {
        var (names, copy) = (new JobNames("job"), new MemoryStore());
        for (var round = 0; round < rounds; round++)
        {
            var name = names.Round(0, 0, round);
            Assert.True(copy.TryCreateAsync(name, Store.Blobs[name]).Result);
        }

        return copy;
    }

    /// <summary>What the journal says was spent.</summary>
    public async Task<Spend> JournalledAsync()
    {
        var (journal, sum) = (new Journal(Store, "job"), default(Spend));
        for (var round = 0; await journal.TryReadAsync(0, 0, round, default) is { } record; round++)
            sum = record.Replies.Aggregate(sum + record.Doubt, (s, reply) => s + Settings.Tariff.Price(reply.Spend));
        return sum;
    }

    private PagePlan Plan(Cap slice, int wave, PageOutcome? earlier) => new()
    {
        Job = "job",
        Wave = wave,
        Page = 0,
        Slice = slice,
        Settings = Settings,
        Slots = [.. Problems.Select((_, i) => new Slot(
            i, $"p{i}", (Writer ?? Proposer).Read(Problems[i]).Tokens, null, strategy, earlier?.Problems[i].Pool ?? [], earlier?.Problems[i].History ?? []))],
    };
}
