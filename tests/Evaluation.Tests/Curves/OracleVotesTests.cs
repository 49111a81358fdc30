using Ponder.Core.Budgets;
using Ponder.Evaluation.Curves;
using Ponder.Evaluation.Paper;

namespace Ponder.Evaluation.Tests.Curves;

/// <summary>The bound that knows every problem's curve.</summary>
public sealed class OracleVotesTests
{
    [Fact]
    public void What_gains_most_for_its_tokens_is_bought_first()
    {
        // Easy: one sample does. Middling: gains with more. Hopeless: never.
        var oracle = new OracleVotes([Run(10, 0.9, 0.3, 0), Run(20, 0.91, 0.6, 0), Run(40, 0.92, 0.8, 0)]);
        Assert.Equal([0, 0, 0], oracle.Under(9).Select(row => row.Right));
        Assert.Equal([0.9, 0, 0], oracle.Under(19).Select(row => row.Right));
        Assert.Equal([0.9, 0.6, 0], oracle.Under(30).Select(row => row.Right));
        Assert.Equal([0.9, 0.8, 0], oracle.Under(59).Select(row => row.Right));
        Assert.Equal([0.91, 0.8, 0], oracle.Under(60).Select(row => row.Right));
        Assert.Equal(0, oracle.Under(1e9)[2].Tokens);
    }

    [Fact]
    public void It_is_no_worse_than_the_same_number_for_every_problem_but_for_its_last_step_and_never_dearer()
    {
        var random = new Random(7);
        for (var time = 0; time < 500; time++)
        {
            var problems = random.Next(1, 13);
            List<EvalRun> runs = [.. Enumerable.Range(0, 3).Select(size => Run(10 << size, [.. Enumerable.Range(0, problems).Select(_ => random.NextDouble())]))];
            foreach (var uniform in runs)
            {
                var rows = new OracleVotes(runs).Under(uniform.Rows.Sum(row => row.Tokens));
                Assert.True(rows.Sum(row => row.Tokens) <= uniform.Rows.Sum(row => row.Tokens));
                Assert.True(rows.Sum(row => row.Right) >= uniform.Rows.Sum(row => row.Right) - 1);
            }
        }
    }

    private static EvalRun Run(int tokens, params double[] right) => new("", tokens, "", [.. right.Select(r => EvalRow.Of(r, new Spend { CompletionTokens = tokens }))]);
}
