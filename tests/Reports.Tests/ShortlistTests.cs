using Ponder.Core.Voting;
using Ponder.Reports;
using Ponder.Search.Pages;

namespace Ponder.Reports.Tests;

/// <summary>Which problems of a large job a page shows.</summary>
public class ShortlistTests
{
    [Fact]
    public void Of_a_small_job_all_are_shown_the_urgent_ones_first()
    {
        var list = Filled([Concern.None, Concern.Wrong, Concern.Contested, Concern.None, Concern.Partial, Concern.Failed, Concern.Wrong]);
        Assert.Equal([2, 5, 4, 1, 6, 0, 3], list.Shown.Select(entry => entry.Place));
        Assert.Equal(2, list.Counts[Concern.Wrong]);
    }

    [Fact]
    public void Of_a_large_job_the_most_urgent_and_earliest_are_shown_and_a_sample_of_the_others_from_everywhere()
    {
        var list = Filled(Enumerable.Range(0, 50_000).Select(place => place % 50 == 7 ? Concern.Wrong : place % 400 == 11 ? Concern.Contested : Concern.None));
        var places = list.Shown.Select(entry => entry.Place).ToList();
        Assert.Equal(400, places.Distinct().Count());
        Assert.Equal(Enumerable.Range(0, 125).Select(i => (i * 400) + 11), places[..125]);
        Assert.Equal(Enumerable.Range(0, 175).Select(i => (i * 50) + 7), places[125..300]);
        Assert.Equal(places[300..].Order(), places[300..]);
        for (var tenth = 0; tenth < 10; tenth++) Assert.InRange(places[300..].Count(place => place / 5000 == tenth), 2, 25);
        Assert.Equal(1000, list.Counts[Concern.Wrong]);
    }

    [Fact]
    public void Only_those_that_may_be_shown_are_made()
    {
        var (list, made) = (new Shortlist(), 0);
        for (var place = 0; place < 10_000; place++)
        {
            list.Add(place, Concern.Wrong, () =>
            {
                made++;
                return Problem($"{place}", Concern.Wrong);
            });
        }

        Assert.Equal(400, made);
    }

    private static Shortlist Filled(IEnumerable<Concern> concerns)
    {
        var list = new Shortlist();
        foreach (var (concern, place) in concerns.Select((c, place) => (c, place))) list.Add(place, concern, () => Problem($"{place}", concern));
        Assert.All(list.Shown, entry => Assert.Equal($"{entry.Place}", entry.Problem.Id));
        return list;
    }

    private static ReportProblem Problem(string id, Concern concern) =>
        new() { Id = id, Concern = concern, Status = SolveStatus.Solved, Rule = VoteRule.Majority, Votes = [], History = [] };
}
