using System.Globalization;
using Ponder.Core.Budgets;
using Ponder.Core.Candidates;
using Ponder.Core.Proposing;
using Ponder.Core.Voting;
using Ponder.Search.Rounds;
using Ponder.Search.Solving;

namespace Ponder.Search.Pages;

/// <summary>The search one strategy sees: answers from the pool what is already paid for, and asks the page for the rest.</summary>
internal sealed class ProblemSearch(Slot slot, SearchSettings settings, Func<Request, Task<Reply>> ask) : IProblemSearch
{
    private readonly Requests requests = new(slot, settings);
    private readonly Dictionary<(CandidateId?, string), Task> drawing = [];

    public Pool Pool { get; } = new(slot.Pool);

    public VoteOptions Voting { get; } = settings.Voting.For(slot.Kind);

    public int Writers => settings.Writers;

    public bool OutOfBudget { get; private set; }

    /// <summary>What was spent on this problem.</summary>
    public Spend Spent { get; private set; }

    public async Task<IReadOnlyList<Candidate>> DrawAsync(DrawRequest request)
    {
        var kind = new DrawKind(request, settings);
        var place = (request.From?.Id, kind.Mode);
        var draw = DrawAfterAsync(drawing.GetValueOrDefault(place, Task.CompletedTask), request, kind);
        drawing[place] = draw;
        await draw;
        var drawn = kind.Drawn(Pool);
        return request.Score ? await ScoreAsync(drawn) : drawn;
    }

    public async Task<IReadOnlyList<Candidate>> ScoreAsync(IReadOnlyList<Candidate> candidates)
    {
        while (candidates.Select(c => Pool[c.Id]).Where(Unscored).ToList() is { Count: > 0 } unscored)
        {
            var prefixes = unscored.ToDictionary(c => c.Id, ScoredPrefix);
            var reply = await AskAsync(requests.Score(unscored, c => prefixes[c.Id]));
            foreach (var scored in reply.Candidates) Pool.Put(Joined(Pool[scored.Id], scored, prefixes[scored.Id]));
            if (reply.OutOfBudget) break;
        }

        return [.. candidates.Select(c => Pool[c.Id])];
    }

    public async Task<Candidate?> RetrieveAsync(Candidate from, int top, int maxTokens)
    {
        var draw = new Draw(string.Create(CultureInfo.InvariantCulture, $"documents{top}-{maxTokens}"), 0);
        if (Pool.Find(from.Id, draw) is { } known) return known;
        var reply = await AskAsync(requests.Retrieve(from, draw, top, maxTokens));
        foreach (var documents in reply.Candidates) Pool.Put(documents);
        return Pool.Find(from.Id, draw);
    }

    /// <summary>Draws once the draws asked for earlier in the same place have come: none is drawn twice.</summary>
    private async Task DrawAfterAsync(Task earlier, DrawRequest request, DrawKind kind)
    {
        await earlier;
        while (kind.Missing(Pool) is { Count: > 0 } missing)
        {
            var prefix = request is { Continues: true, From.Scores: not null } ? request.From.Id : (CandidateId?)null;
            if (requests.Propose(request, kind, missing) is not { } propose) break;
            var reply = await AskAsync(propose);
            foreach (var draft in reply.Candidates) Pool.Put(Joined(draft, draft, prefix) with { Tokens = Requests.Held(request) + draft.Tokens, Confidence = Whole(request, draft) });
            if (reply.OutOfBudget) break;
        }
    }

    /// <summary>How sure the proposer was of the text from its beginning on; null where a part was not measured.</summary>
    private static TokenConfidence? Whole(DrawRequest request, Candidate draft) => !request.Continues ? draft.Confidence
        : request.From!.Confidence is { } before && draft.Confidence is { } after ? before.Then(after) : null;

    /// <summary>A truncated text is no solution, and what failed to be scored is not tried again.</summary>
    private static bool Unscored(Candidate candidate) =>
        candidate is { Scores: null, Failure: null, Ending: Ending.Finished or Ending.Step } && candidate.Purpose.Answers();

    private async Task<Reply> AskAsync(Request request)
    {
        var reply = await ask(request);
        Spent += reply.Cost(settings.Tariff);
        if (reply.Failure is { } failure) throw new SearchException(failure);
        OutOfBudget |= reply.OutOfBudget;
        return reply;
    }

    private CandidateId? ScoredPrefix(Candidate candidate) =>
        candidate.Parent is { } parent && candidate.Purpose.Continues() && Pool[parent].Scores is not null ? parent : null;

    /// <summary>The candidate with the scores of all its steps, where only those after the prefix were scored now.</summary>
    private Candidate Joined(Candidate candidate, Candidate scored, CandidateId? prefix) => candidate with
    {
        Failure = scored.Failure,
        Scores = scored.Scores is null ? null : prefix is { } id ? [.. Pool[id].Scores!, .. scored.Scores] : scored.Scores,
    };
}

/// <summary>A request could not be done at all: the problem fails with this reason.</summary>
internal sealed class SearchException(string message) : Exception(message);
