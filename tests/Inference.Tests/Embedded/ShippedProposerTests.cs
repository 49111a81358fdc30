using Ponder.Core.Proposing;
using Ponder.Inference.Embedded;
using Ponder.Inference.Embedded.WordProblems;

namespace Ponder.Inference.Tests.Embedded;

public sealed class ShippedProposerTests
{
    [Fact]
    public void It_can_read_every_problem_of_the_family()
    {
        using var proposer = EmbeddedProposer.Open();

        foreach (var split in Enum.GetValues<Split>())
        {
            foreach (var problem in WordProblemGenerator.Generate(split, 9, 300))
            {
                var reading = proposer.Read(problem.Text);
                Assert.Null(reading.Refusal);
                Assert.InRange(reading.Tokens, 10, proposer.ContextLength - 200);
            }
        }
    }

    [Fact]
    public async Task It_solves_some_held_out_problems_and_ends_what_it_writes()
    {
        using var proposer = EmbeddedProposer.Open();
        WordProblem[] problems = [.. WordProblemGenerator.Generate(Split.Test, 9, 60)];

        var replies = await proposer.ProposeAsync([.. problems.Select(problem => new ProposerPrompt
        {
            Problem = problem.Text, Seeds = [1], Temperature = 0, MaxTokens = 250,
        })]);

        var right = problems.Zip(replies).Count(pair => pair.Second.Drafts[0] is { Ending: Ending.Finished } draft
            && draft.Text.EndsWith($"\nAnswer: {pair.First.Answer}", StringComparison.Ordinal));
        Assert.InRange(right, 15, 59);
    }
}
