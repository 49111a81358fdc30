using Ponder.Core.Budgets;
using Ponder.Core.Candidates;
using Ponder.Search.Rounds;
using Ponder.Search.Solving;

namespace Ponder.Search.Pages;

/// <summary>Words a problem's requests, with their worst case for any number of items.</summary>
internal sealed class Requests(Slot slot, SearchSettings settings)
{
    /// <summary>The request for the missing draws; null where the context has no room for another token.</summary>
    public Request? Propose(DrawRequest draw, DrawKind kind, IReadOnlyList<int> missing, IReadOnlyList<Candidate> chain)
    {
        var revises = draw.Attempts > 0;
        var before = revises ? chain.Sum(c => c.Tokens) : draw.From?.Tokens ?? 0;
        var maxTokens = Math.Min(settings.MaxTokens - (revises ? 0 : before), settings.ContextLength - slot.PromptTokens - before);
        if (draw.Steps is { } steps) maxTokens = Math.Min(maxTokens, steps * settings.StepTokens);
        if (maxTokens <= 0) return null;
        var score = !draw.Score ? Scoring.None : !revises && draw.From?.Scores is not null ? Scoring.NewSteps : Scoring.Whole;
        var seeds = kind.Seeds(missing, slot.Id);
        var begins = draw.From is null || revises;
        return new(slot.Problem, missing.Count, Worst, Part);

        Spend Worst(int count) => settings.Tariff.Price(new()
        {
            Samples = begins ? count : 0,
            PromptTokens = slot.PromptTokens + before,
            CompletionTokens = (long)count * maxTokens,
            VerifierTokens = score == Scoring.None ? 0 : VerifierTokens(count, maxTokens, score == Scoring.Whole ? (revises ? 0 : before) : null),
            VerifierCalls = score == Scoring.None ? 0 : count,
        });

        ProposeAsk Part(int count) => new(
            slot.Problem, Worst(count), draw.From?.Id, [.. (revises ? chain : []).Select(c => c.Id)], kind.Mode, [.. seeds.Take(count)],
            draw.Steps, kind.Temperature, maxTokens, score);
    }

    /// <summary>The request for the scores of candidates, whose scored ancestors need no second look.</summary>
    public Request Score(IReadOnlyList<Candidate> candidates, Func<Candidate, CandidateId?> prefix)
    {
        return new(slot.Problem, candidates.Count, Worst, Part);

        int Tokens(int count) => settings.Tariff.VerifierTokens(slot.PromptTokens + candidates.Take(count).Sum(c => c.Tokens));

        Spend Worst(int count) => settings.Tariff.Price(new() { VerifierTokens = Tokens(count), VerifierCalls = count });

        ScoreAsk Part(int count) => new(slot.Problem, Worst(count), [.. candidates.Take(count).Select(c => new ScoreItem(c.Id, prefix(c)))], Tokens(count));
    }

    /// <summary>At most: each draft, and, unless the prefix is scored, the problem and the prefix of each.</summary>
    private int VerifierTokens(int count, int maxTokens, int? unscored) =>
        settings.Tariff.VerifierTokens((count * (maxTokens + (unscored ?? 0))) + (unscored is null ? 0 : slot.PromptTokens));
}
