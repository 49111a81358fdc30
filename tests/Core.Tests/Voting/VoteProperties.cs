using FsCheck;
using FsCheck.Fluent;
using Ponder.Core.Candidates;
using Ponder.Core.Proposing;
using Ponder.Core.Voting;

namespace Ponder.Core.Tests.Voting;

public class VoteProperties
{
    private static Gen<Candidate[]> Pools => Gen.Sized(size => (
        from answers in Gen.Elements("1", "2", "3", "4", null).ArrayOf(size)
        from scores in Gen.Choose(-1, 4).ArrayOf(size)
        from endings in Gen.Elements(Ending.Finished, Ending.Finished, Ending.Length, Ending.Failed).ArrayOf(size)
        select Enumerable.Range(0, size).Select(i => new Candidate
        {
            Id = new(0, 0, i / 3, i % 3),
            Draw = new("end", i),
            Seed = 1,
            Ending = endings[i],
            Answer = answers[i],
            Scores = scores[i] < 0 ? null : [scores[i] / 4.0],
        }).ToArray()).Resize(Math.Min(size, 12)));

    private static void Check(Action<Candidate[], VoteRule> property)
    {
        var cases = from pool in Pools from rule in Gen.Elements(Enum.GetValues<VoteRule>()) select (pool, rule);
        Prop.ForAll(cases.ToArbitrary(), c => property(c.pool, c.rule)).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Fact]
    public void The_order_of_candidates_changes_nothing() => Check((pool, rule) =>
    {
        var (there, back) = (Votes.Take(rule, pool, new()), Votes.Take(rule, pool.Reverse(), new()));
        Assert.Equal((there.Answer, there.Confidence, there.Chosen, there.Contested), (back.Answer, back.Confidence, back.Chosen, back.Contested));
        Assert.Equal(there.Groups, back.Groups);
    });

    [Fact]
    public void Groups_partition_those_who_may_vote() => Check((pool, rule) =>
    {
        var vote = Votes.Take(rule, pool, new());
        Assert.Equal(pool.Count(c => c.Votes), vote.Groups.Sum(g => g.Votes));
        Assert.Equal(pool.Where(c => c.Votes).Sum(c => c.Scores?[0] ?? 0), vote.Groups.Sum(g => g.Weight), 9);
        Assert.Equal(vote.Groups.Count > 0 ? vote.Groups[0].Answer : null, vote.Answer);
        Assert.InRange(vote.Confidence, 0, 1);
    });

    [Fact]
    public void Those_who_abstain_change_nothing() => Check((pool, rule) =>
    {
        var abstains = pool.Where(c => c.Votes && (rule == VoteRule.Majority || c.Scores is not null || pool.All(x => !x.Votes || x.Scores is null)));
        Assert.Equal(Votes.Take(rule, abstains, new()).Answer, Votes.Take(rule, pool, new()).Answer);
    });

    [Fact]
    public void One_more_vote_for_the_winner_never_unseats_it() => Check((pool, rule) =>
    {
        if (Votes.Take(rule, pool, new()) is not { Answer: { } answer }) return;
        var more = pool[0] with { Id = new(0, 0, 99, 0), Ending = Ending.Finished, Answer = answer, Scores = [1.0] };
        Assert.Equal(answer, Votes.Take(rule, pool.Append(more), new()).Answer);
    });
}
