using Ponder.TestKit.Strategies;

namespace Ponder.Engine.Tests.Conformance;

/// <summary>
/// What every strategy of the catalogue must keep to, whatever it does and whoever writes and scores; a new one is under it from its first line.
/// </summary>
public abstract class CatalogueConformance
{
    public static TheoryData<string, string> All => Cases.All;

    /// <summary>Into how many parts budgets and journals are cut.</summary>
    protected virtual int Grain => 16;

    protected abstract PageHarness Harness(string name, string options);

    [Theory, MemberData(nameof(All))]
    public Task The_same_inputs_give_the_same_requests_in_the_same_order(string name, string options) => Checks(name, options).SameRequestsAsync();

    [Theory, MemberData(nameof(All))]
    public Task Replay_from_any_prefix_of_the_journal_gives_the_same_and_pays_for_the_rest_only(string name, string options) =>
        Checks(name, options).ReplayAsync();

    [Theory, MemberData(nameof(All))]
    public Task A_budget_that_ends_anywhere_leaves_a_valid_partial_result_within_the_cap(string name, string options) =>
        Checks(name, options).CapHoldsAsync();

    [Theory, MemberData(nameof(All))]
    public Task More_budget_later_pays_nothing_twice_and_draws_all_that_a_generous_run_draws(string name, string options) =>
        Checks(name, options).MoreBudgetAsync();

    private StrategyChecks Checks(string name, string options) => new(() => Harness(name, options), Grain);
}
