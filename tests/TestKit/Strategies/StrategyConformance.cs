using Ponder.Search.Catalogue;
using Ponder.Search.Solving;
using Xunit;

namespace Ponder.TestKit.Strategies;

/// <summary>
/// The tests that a strategy of your own must pass before a job may rely on it: the same requests every time, the same result after a crash
/// at any point, a cap that holds, an estimate that bounds the spend. Derive a class from this one in a project of xunit tests, and name
/// the strategy:
/// <code>
/// public sealed class MineConforms : StrategyConformance
/// {
///     protected override StrategyEntry Entry => MyStrategy.Entry;
///     protected override IReadOnlyList&lt;string&gt; Cases => ["n=8", "n=5+patience=2"];
/// }
/// </code>
/// </summary>
public abstract class StrategyConformance
{
    /// <summary>The strategy.</summary>
    protected abstract StrategyEntry Entry { get; }

    /// <summary>
    /// Options to try, each written as after the colon of <c>mine:n=8+patience=2</c>; an empty text is all defaults. Give small budgets:
    /// every case runs a few hundred times.
    /// </summary>
    /// <value>By default one case: six samples where the strategy takes a budget, else all defaults.</value>
    protected virtual IReadOnlyList<string> Cases => [Entry.TakesN ? "n=6" : ""];

    /// <summary>Into how many parts budgets and journals are cut.</summary>
    /// <value>By default 16.</value>
    protected virtual int Grain => 16;

    /// <summary>The same inputs give the same requests.</summary>
    [Fact]
    public Task The_same_inputs_give_the_same_requests_in_the_same_order() => EachAsync((_, checks) => checks.SameRequestsAsync());

    /// <summary>A crash changes nothing.</summary>
    [Fact]
    public Task Replay_from_any_prefix_of_the_journal_gives_the_same_and_pays_for_the_rest_only() =>
        EachAsync((_, checks) => checks.ReplayAsync());

    /// <summary>The cap holds.</summary>
    [Fact]
    public Task A_budget_that_ends_anywhere_leaves_a_valid_partial_result_within_the_cap() =>
        EachAsync((_, checks) => checks.CapHoldsAsync());

    /// <summary>Nothing is paid twice.</summary>
    [Fact]
    public Task More_budget_later_pays_nothing_twice_and_draws_all_that_a_generous_run_draws() =>
        EachAsync((_, checks) => checks.MoreBudgetAsync());

    /// <summary>The spend adds up.</summary>
    [Fact]
    public Task Usage_is_the_sum_of_the_journal_and_of_the_problems() => EachAsync((scripted, _) => scripted.UsageAddsUpAsync());

    /// <summary>The estimate bounds the spend.</summary>
    [Fact]
    public Task No_run_exceeds_the_worst_case() => EachAsync((scripted, _) => scripted.WorstCaseBoundsAsync());

    /// <summary>Failures abstain.</summary>
    [Fact]
    public Task A_failing_sample_or_verifier_call_is_an_abstention() => EachAsync((scripted, _) => scripted.FailuresAbstainAsync());

    /// <summary>What was cut short does not vote.</summary>
    [Fact]
    public Task Truncated_candidates_never_vote() => EachAsync((scripted, _) => scripted.TruncatedAbstainAsync());

    private async Task EachAsync(Func<ScriptedChecks, StrategyChecks, Task> check)
    {
        var strategies = StrategyCatalogue.Shipped.With(Entry);
        Assert.NotEmpty(Cases);
        foreach (var options in Cases)
        {
            var choice = StrategyChoice.Parse(options.Length == 0 ? Entry.Name : $"{Entry.Name}:{options}");
            await check(new(choice, strategies), new(() => new(choice, strategies), Grain));
        }
    }
}
