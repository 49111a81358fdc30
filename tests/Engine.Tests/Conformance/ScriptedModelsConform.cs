using Ponder.Search.Catalogue;
using Ponder.Search.Pages;
using Ponder.Search.Solving;
using Ponder.TestKit.Strategies;

namespace Ponder.Engine.Tests.Conformance;

/// <summary>The suite over scripted models, and what only these can be told to do: fail, and go on too long.</summary>
public class ScriptedModelsConform : CatalogueConformance
{
    protected override PageHarness Harness(string name, string options) => new(Cases.Choice(name, options));

    [Theory, MemberData(nameof(All))]
    public Task Usage_is_the_sum_of_the_journal_and_of_the_problems(string name, string options) => Scripted(name, options).UsageAddsUpAsync();

    [Theory, MemberData(nameof(All))]
    public Task No_run_exceeds_the_worst_case(string name, string options) => Scripted(name, options).WorstCaseBoundsAsync();

    [Theory, MemberData(nameof(All))]
    public Task A_failing_sample_or_verifier_call_is_an_abstention(string name, string options) => Scripted(name, options).FailuresAbstainAsync();

    [Theory, MemberData(nameof(All))]
    public async Task Truncated_candidates_never_vote(string name, string options)
    {
        var outcome = await Scripted(name, options).TruncatedAbstainAsync();
        if (name != StrategyNames.BudgetForcing)
            Assert.Equal((null, SolveStatus.Failed), (outcome.Problems[0].Vote.Answer, outcome.Problems[0].Status));
        else
            Assert.NotNull(outcome.Problems[0].Vote.Answer);
    }

    private static ScriptedChecks Scripted(string name, string options) => new(Cases.Choice(name, options), StrategyCatalogue.Shipped);
}
