using System.Text.Json;
using Ponder.Core.Budgets;
using Ponder.Core.Candidates;
using Ponder.Core.Problems;
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
using Xunit;

namespace Ponder.TestKit.Strategies;

/// <summary>Runs one page of scripted problems over the real round runner and a journal in memory.</summary>
/// <param name="strategy">What every problem of the page gets.</param>
/// <param name="strategies">What it is one of; null is the strategies that ship.</param>
public sealed class PageHarness(StrategyChoice strategy, StrategyCatalogue? strategies = null) : IProblemTexts
{
    /// <summary>Where the journal is.</summary>
    public MemoryStore Store { get; init; } = new();

    /// <summary>Who writes, and remembers what was asked.</summary>
    public ScriptedProposer Proposer { get; init; } = new();

    /// <summary>Who scores, and remembers what was asked.</summary>
    public ScriptedVerifier Verifier { get; init; } = new();

    /// <summary>Who finds documents, and remembers what was asked.</summary>
    public ScriptedRetriever Retriever { get; init; } = new();

    /// <summary>Who writes instead of the scripted proposer.</summary>
    public IProposer? Writer { get; init; }

    /// <summary>Who writes beside the first, where the strategy asks several.</summary>
    public ScriptedProposer Second { get; init; } = new() { Identity = new("second", "1", 3000) };

    /// <summary>Who scores instead of the scripted verifier.</summary>
    public IVerifier? Judge { get; init; }

    /// <summary>How the models are used; at prices, so that a budget in US dollars means something.</summary>
    public SearchSettings Settings { get; init; } = new() { MaxTokens = 100, StepTokens = 10, ContextLength = 1000, Tariff = Prices };

    /// <summary>The page's problems: from easy to hard.</summary>
    public IReadOnlyList<string> Problems { get; init; } =
        [.. Enumerable.Range(0, 4).Select(i => ScriptedProposer.Problem(i + 1, 90 - (20 * i), 100 + i))];

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

    private bool Several => (strategies ?? StrategyCatalogue.Shipped).Demand(strategy, 2).Draws.Any(draw => draw.Writer > 0);

    private SearchSettings Used => !Several ? Settings : Settings with
    {
        Tariff = Settings.Tariff with { Others = [new(3000, 0.003m, 0.006m)] },
        Others =
        [
            new()
            {
                MaxTokens = Settings.MaxTokens,
                StepSeparator = Settings.StepSeparator,
                ContextLength = Settings.ContextLength,
                Words = Settings.Words,
                Billing = Settings.Billing,
            },
        ],
    };

    /// <summary>An outcome as text, to compare.</summary>
    public static string Json(PageOutcome outcome) => JsonSerializer.Serialize(outcome, JournalFormat.Json);

    /// <inheritdoc/>
    public Task<Problem> GetAsync(int problem, CancellationToken cancel) =>
        Task.FromResult(new Problem { Id = $"p{problem}", Text = Problems[problem], Line = problem + 1 });

    /// <summary>Runs the page, or goes on with it from what its store holds.</summary>
    /// <param name="slice">What it may spend; null is as much as it likes.</param>
    /// <param name="wave">The wave it belongs to, from 0.</param>
    /// <param name="earlier">What the wave before came to.</param>
    public async Task<PageOutcome> RunAsync(Cap? slice = null, int wave = 0, PageOutcome? earlier = null)
    {
        var journal = new Journal(Store, "job");
        var runner = new RoundRunner(journal, new(journal), this, Several ? [Writer ?? Proposer, Second] : [Writer ?? Proposer], Judge ?? Verifier, Several ? Used.Tariff : null, retriever: Retriever);
        Rounds.Clear();
        var outcome = await PageSearch.RunAsync(Plan(slice ?? Cap.None, wave, earlier), round =>
        {
            Rounds.Add(round);
            return runner.ExecuteAsync(round);
        }, strategies ?? StrategyCatalogue.Shipped);
        Called = runner.Called;
        return outcome;
    }

    /// <summary>The same over another store.</summary>
    public PageHarness Over(MemoryStore store) => new(strategy, strategies)
    {
        Store = store,
        Proposer = Proposer,
        Verifier = Verifier,
        Retriever = Retriever,
        Writer = Writer,
        Second = Second,
        Judge = Judge,
        Settings = Settings,
        Problems = Problems,
    };

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

    /// <summary>What the strategy may cost at most on a problem that is read so.</summary>
    public Spend Worst(Reading reading) => WorstCase.Of(strategy, Several ? [reading, reading] : [reading], Used, strategies ?? StrategyCatalogue.Shipped);

    /// <summary>What the journal says was spent.</summary>
    public async Task<Spend> JournalledAsync()
    {
        var (journal, sum) = (new Journal(Store, "job"), default(Spend));
        for (var round = 0; await journal.TryReadAsync(0, 0, round, default) is { } record; round++)
            sum = record.Replies.Aggregate(sum + record.Doubt, (s, reply) => s + reply.Cost(Used.Tariff));
        return sum;
    }

    private PagePlan Plan(Cap slice, int wave, PageOutcome? earlier) => new()
    {
        Job = "job",
        Wave = wave,
        Page = 0,
        Slice = slice,
        Settings = Used,
        Slots =
        [
            .. Problems.Select((text, i) => new Slot(
                i, $"p{i}", (Writer ?? Proposer).Read(text).Tokens, null, strategy,
                earlier?.Problems[i].Pool ?? [], earlier?.Problems[i].History ?? [])
            {
                Others = Several ? [Second.Read(text)] : null,
            }),
        ],
    };
}
