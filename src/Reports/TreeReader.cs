using System.Globalization;
using Ponder.Answers;
using Ponder.Core.Candidates;
using Ponder.Core.Problems;
using Ponder.Core.Proposing;
using Ponder.Core.Verifying;
using Ponder.Core.Voting;
using Ponder.Engine.Journals;
using Ponder.Engine.Results;
using Ponder.Search.Pages;

namespace Ponder.Reports;

/// <summary>Makes a problem's tree of its pool, with texts from the journal while there is room for them.</summary>
internal sealed class TreeReader(CandidateTexts texts, VoteOptions settings, ByteBudget budget)
{
    private const int Most = 64;
    private const int Longest = 2000;

    /// <summary>The tree without the candidates' texts.</summary>
    public ReportTree Of(Problem problem, ProblemOutcome outcome)
    {
        var voting = settings.For(problem.Kind);
        var shown = Shown(outcome);
        var places = shown.Select((c, place) => (c.Id, place)).ToDictionary(p => p.Id, p => p.place);
        var right = new Dictionary<string, bool>(StringComparer.Ordinal);
        return new(
            Cut.To(problem.Text, Longest),
            outcome.Vote.Chosen is { } chosen ? places[chosen] : null,
            [.. shown.Select(Node)],
            outcome.Pool.Count - shown.Count)
        {
            Pictures = ProblemPicture.Of(problem),
        };

        ReportCandidate Node(Candidate candidate)
        {
            var before = Before(candidate, id => shown[places[id]]);
            return new()
            {
                Id = $"{candidate.Id}",
                Parent = candidate.Parent is { } parent ? places[parent] : null,
                Purpose = candidate.Purpose,
                Mode = candidate.Draw.Mode,
                Seed = candidate.Seed.ToString(CultureInfo.InvariantCulture),
                Ending = candidate.Ending,
                Answer = Cut.To(candidate.Answer, ReportCandidate.LongestAnswer),
                Right = problem.Reference is not null && candidate.Answer is { } answer ? Right(answer) : null,
                Steps = candidate.Steps - before,
                Scores = candidate.Scores is { } scores ? [.. scores.Skip(before).Select(s => Math.Round(s, 3))] : null,
                Score = voting.Aggregation.Of(candidate.Scores) is { } score ? Math.Round(score, 3) : null,
                Verdict = candidate.Verdict,
                Tokens = candidate.Tokens,
                Failure = Cut.To(candidate.Failure, 200),
            };
        }

        bool Right(string answer)
        {
            if (right.TryGetValue(answer, out var known)) return known;
            return right[answer] = AnswerEquivalence.Matches(problem.Reference!, answer, voting.Equivalence);
        }
    }

    /// <summary>The tree with the texts of its candidates, as many as there is room for.</summary>
    public async Task<ReportTree> WithTextsAsync(ReportTree tree, Problem problem, CancellationToken cancel)
    {
        if (budget.IsFull) return tree;
        var (whole, readings) = (new List<string>(), new ReadingFinder(problem));
        var nodes = new List<ReportCandidate>();
        foreach (var node in tree.Candidates)
        {
            whole.Add(await texts.GetAsync(CandidateId.Parse(node.Id), cancel));
            var before = node.Parent is { } parent && node.Purpose.Continues() ? whole[parent] : "";
            var text = Cut.To(whole[^1].StartsWith(before, StringComparison.Ordinal) ? whole[^1][before.Length..] : whole[^1], Longest);
            var reading = readings.Of(node, whole[^1], before.Length + text.Length);
            nodes.Add(budget.Takes(new { text, reading }) ? node with { Text = text, Reading = reading } : node);
        }

        return tree with { Candidates = nodes };
    }

    private static int Before(Candidate candidate, Func<CandidateId, Candidate> find) =>
        candidate.Parent is { } parent && candidate.Purpose.Continues() ? Math.Min(find(parent).Steps, candidate.Steps) : 0;

    /// <summary>Of a large pool what stands for each answer comes first, with all it goes on from.</summary>
    private static List<Candidate> Shown(ProblemOutcome outcome)
    {
        if (outcome.Pool.Count <= Most) return [.. outcome.Pool];
        var pool = outcome.Pool.ToDictionary(c => c.Id);
        var shown = new HashSet<CandidateId>();
        var chosen = outcome.Vote.Chosen ?? outcome.Pool[0].Id;
        foreach (var id in outcome.Vote.Groups.Select(g => g.Best).Prepend(chosen).Concat(outcome.Pool.Select(c => c.Id)))
        {
            var line = new List<CandidateId>();
            for (CandidateId? at = id; at is { } next && !shown.Contains(next); at = pool[next].Parent) line.Add(next);
            if (shown.Count + line.Count <= Most || shown.Count == 0) shown.UnionWith(line);
        }

        return [.. outcome.Pool.Where(c => shown.Contains(c.Id))];
    }
}
