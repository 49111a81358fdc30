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

    public Pool Pool { get; } = new(slot.Pool);

    public VoteOptions Voting => settings.Voting;

    public bool OutOfBudget { get; private set; }

    /// <summary>What was spent on this problem.</summary>
    public Spend Spent { get; private set; }

    public async Task<IReadOnlyList<Candidate>> DrawAsync(DrawRequest request)
    {
        var kind = new DrawKind(request, settings);
        while (kind.Missing(Pool) is { Count: > 0 } missing)
        {
            if (requests.Propose(request, kind, missing, Chain(request)) is not { } propose || await AskAsync(propose) is not { } reply) break;
            foreach (var candidate in reply.Candidates) Pool.Put(Whole(candidate));
        }

        var drawn = kind.Drawn(Pool);
        return request.Score ? await ScoreAsync(drawn) : drawn;
    }

    public async Task<IReadOnlyList<Candidate>> ScoreAsync(IReadOnlyList<Candidate> candidates)
    {
        while (candidates.Select(c => Pool[c.Id]).Where(Unscored).ToList() is { Count: > 0 } unscored)
        {
            if (await AskAsync(requests.Score(unscored, ScoredPrefix)) is not { } reply) break;
            foreach (var scored in reply.Candidates) Pool.Put(Joined(Pool[scored.Id], scored));
        }

        return [.. candidates.Select(c => Pool[c.Id])];
    }

    private static bool Unscored(Candidate candidate) => candidate is { Scores: null, Failure: null, Ending: not Ending.Failed };

    private async Task<Reply?> AskAsync(Request request)
    {
        var reply = await ask(request);
        Spent += settings.Tariff.Price(reply.Spend);
        if (reply.Failure is { } failure) throw new SearchException(failure);
        OutOfBudget |= reply.OutOfBudget;
        return reply.OutOfBudget ? null : reply;
    }

    /// <summary>The attempts to show, oldest first, the one to revise last.</summary>
    private List<Candidate> Chain(DrawRequest request)
    {
        var chain = new List<Candidate>();
        for (var c = request.From; c is not null && chain.Count < request.Attempts; c = c.Parent is { } parent ? Pool[parent] : null) chain.Insert(0, c);
        return chain;
    }

    private CandidateId? ScoredPrefix(Candidate candidate) =>
        candidate.Parent is { } parent && !DrawKind.Revises(candidate.Draw) && Pool[parent].Scores is not null ? parent : null;

    /// <summary>A draft with what it continues counted in: the tokens, and the scores where only new steps were scored.</summary>
    private Candidate Whole(Candidate draft)
    {
        var before = draft.Parent is { } parent && !DrawKind.Revises(draft.Draw) ? Pool[parent].Tokens : 0;
        return Joined(draft, draft) with { Tokens = draft.Tokens + before };
    }

    private Candidate Joined(Candidate candidate, Candidate scored) => candidate with
    {
        Failure = scored.Failure,
        Scores = scored.Scores is null ? null : ScoredPrefix(candidate) is { } prefix ? [.. Pool[prefix].Scores!, .. scored.Scores] : scored.Scores,
    };
}

/// <summary>A request could not be done at all: the problem fails with this reason.</summary>
internal sealed class SearchException(string message) : Exception(message);
