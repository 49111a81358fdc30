using Ponder.Core.Proposing;
using Ponder.Inference.Embedded;
using Ponder.WordProblems;

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
        Assert.InRange(await RightAsync(proposer), 15, 59);
    }

    [Fact]
    public async Task The_larger_one_is_fourteen_times_the_size_and_answers_more_at_once()
    {
        using var small = EmbeddedProposer.Open();
        using var large = EmbeddedProposer.TryOpenLarger();
        Assert.NotNull(large);
        Assert.InRange(large.Identity.Parameters / small.Identity.Parameters, 13m, 15m);
        Assert.Equal(Abilities.Continue | Abilities.Logprobs, large.Abilities);
        Assert.True(await RightAsync(large) > await RightAsync(small));
    }

    /// <summary>How many of 60 held-out problems its likeliest solution answers.</summary>
    private static async Task<int> RightAsync(EmbeddedProposer proposer)
    {
        WordProblem[] problems = [.. WordProblemGenerator.Generate(Split.Test, 9, 60)];

        var replies = await proposer.ProposeAsync([.. problems.Select(problem => new ProposerPrompt
        {
            Problem = problem.Text, Seeds = [1], Temperature = 0, MaxTokens = 250,
        })]);

        return problems.Zip(replies).Count(pair => pair.Second.Drafts[0] is { Ending: Ending.Finished } draft
            && draft.Text.EndsWith($"\nAnswer: {pair.First.Answer}", StringComparison.Ordinal));
    }
}
