using Ponder.Answers;
using Ponder.Core.Candidates;
using Ponder.Core.Voting;

namespace Ponder.Search.Tournament;

/// <summary>
/// The solutions that compete, in the order they came, and the answers they stand for. Equal answers are never compared: whichever wins, the
/// answer is the same, so a comparison could change nothing and would be paid for.
/// </summary>
internal sealed class Entrants
{
    private readonly IReadOnlyList<int> answers;

    public Entrants(IEnumerable<Candidate> candidates, VoteOptions options)
    {
        All = [.. candidates.Where(c => c.Votes).DistinctBy(c => c.Id).OrderBy(c => c.Id)];
        answers = AnswerClasses.Of([.. All.Select(c => c.Answer!)], options.Equivalence);
    }

    public IReadOnlyList<Candidate> All { get; }

    /// <summary>The answers, each as the place of the first that gives it.</summary>
    public IReadOnlyList<int> Answers => [.. answers.Distinct()];

    /// <summary>The answer of an entrant, by its place.</summary>
    public int Answer(int entrant) => answers[entrant];

    /// <summary>How many give the answer.</summary>
    public int Votes(int answer) => answers.Count(a => a == answer);

    /// <summary>Of two that are level, the one whose answer more give, else the earlier.</summary>
    public int Favourite(int a, int b) => Votes(Answer(b)) > Votes(Answer(a)) ? b : a;

    /// <summary>The vote that an entrant has won.</summary>
    /// <param name="winner">Its place.</param>
    /// <param name="weight">What each answer weighs: the more, the nearer to winning.</param>
    /// <param name="confidence">How clearly it won, 0..1.</param>
    public Vote Won(int winner, Func<int, double> weight, double confidence)
    {
        var groups = Answers.Select(answer => (Answer: answer, Group: new AnswerGroup(
            All[answer].Answer!, Votes(answer), weight(answer), null, All[answer].Id, answer == Answer(winner) ? All[winner].Id : All[answer].Id)));
        var ranked = groups.OrderByDescending(g => g.Answer == Answer(winner)).ThenByDescending(g => g.Group.Weight).ThenByDescending(g => g.Group.Votes)
            .ThenBy(g => g.Answer).Select(g => g.Group).ToList();
        return new() { Rule = VoteRule.Tournament, Answer = ranked[0].Answer, Confidence = confidence, Chosen = All[winner].Id, Groups = ranked };
    }
}
