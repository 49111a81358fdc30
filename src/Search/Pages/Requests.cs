using Ponder.Core.Budgets;
using Ponder.Core.Candidates;
using Ponder.Core.Proposing;
using Ponder.Core.Seeds;
using Ponder.Search.Rounds;
using Ponder.Search.Solving;

namespace Ponder.Search.Pages;

/// <summary>Words a problem's requests, with their worst case for any number of items.</summary>
internal sealed class Requests(Slot slot, SearchSettings settings)
{
    /// <summary>The part of a solution's tokens that thinking leaves to the answer.</summary>
    private const int AnswerShare = 4;

    /// <summary>The request for the missing draws; null where the context has no room for another token.</summary>
    public Request? Propose(DrawRequest draw, DrawKind kind, IReadOnlyList<int> missing)
    {
        var (writer, reading) = (settings.Of(draw.Writer), slot.Read(draw.Writer));
        if (reading.Refusal is not null) return null;
        var texts = Texts(draw, writer, reading.Expected!.Value);
        var before = Before(draw);
        var words = Words(writer, draw.Purpose, texts.Count);
        var around = words + before + Asked(draw) + (draw.Inserts ? 0 : texts.Sum(t => t.Tokens));
        var read = reading.Tokens + words + Read(draw) + (draw.Inserts ? 0 : texts.Sum(Bound));
        var whole = writer.MaxTokens - (draw.Purpose == Purpose.Think ? writer.MaxTokens / AnswerShare : 0);
        var maxTokens = Math.Min(Math.Min(whole - Math.Max(0, before - draw.Given), draw.MaxTokens ?? whole), writer.ContextLength - reading.Expected!.Value - around);
        if (draw.Steps is { } steps) maxTokens = Math.Min(maxTokens, steps * writer.StepTokens);
        if (maxTokens <= 0) return null;
        var samples = draw.Samples ?? (draw.Continues ? 0 : 1);
        var score = !draw.Score ? Scoring.None : draw.Continues && draw.From!.Scores is not null ? Scoring.NewSteps : Scoring.Whole;
        var seeds = kind.Seeds(missing, slot.Id);
        return new(slot.Problem, missing.Count, Worst, Part);

        Spend Worst(int count) => writer.Tariff.Price(new()
        {
            Samples = (long)samples * count,
            PromptTokens = writer.Billing.Reads(count) * read,
            CompletionTokens = writer.Billing.Writes(count) * maxTokens,
            VerifierTokens = score == Scoring.None ? 0 : VerifierTokens(count, maxTokens, score == Scoring.Whole || settings.VerifierRereads ? before : null),
            VerifierCalls = score == Scoring.None ? 0 : count,
        });

        ProposeAsk Part(int count) => new(
            slot.Problem, Worst(count), draw.From?.Id, draw.Purpose, [.. texts.Select(t => t.Id)], draw.Cue, kind.Mode, [.. seeds.Take(count)],
            draw.Steps, kind.Temperature, maxTokens, samples, score)
        { Writer = draw.Writer, Item = draw.Item };
    }

    /// <summary>The request for the scores of candidates, whose scored ancestors need no second look.</summary>
    public Request Score(IReadOnlyList<Candidate> candidates, Func<Candidate, CandidateId?> prefix)
    {
        return new(slot.Problem, candidates.Count, Worst, Part);

        int Tokens(int count) => settings.Tariff.VerifierTokens((Readings(count) * slot.PromptTokens) + candidates.Take(count).Sum(c => c.Tokens), count);

        Spend Worst(int count) => settings.Tariff.Price(new() { VerifierTokens = Tokens(count), VerifierCalls = count });

        ScoreAsk Part(int count) => new(slot.Problem, Worst(count), [.. candidates.Take(count).Select(c => new ScoreItem(c.Id, prefix(c)))], Tokens(count));
    }

    /// <summary>The request for the documents that the candidate's query finds.</summary>
    public Request Retrieve(Candidate from, Draw draw, int top, int maxTokens) =>
        new(slot.Problem, 1, _ => default, _ => new RetrieveAsk(slot.Problem, default, from.Id, draw.Mode, Seed.OfDraw(from.Seed, draw.Mode, draw.Index), top, maxTokens));

    /// <summary>Tokens of the solution so far, at most.</summary>
    public static int Before(DrawRequest draw) => draw.Continues ? draw.From!.Tokens + draw.Inserted : 0;

    /// <summary>Tokens of the sub-question that is asked, at most: it is a part of its division.</summary>
    public static int Asked(DrawRequest draw) => draw.Item is null ? 0 : draw.From!.Tokens;

    /// <summary>Tokens that a draft's whole text has beside its own, at most: an answer stands below its sub-question.</summary>
    public static int Held(DrawRequest draw) => Before(draw) + (draw.Purpose == Purpose.Part ? Asked(draw) : 0);

    /// <summary>Tokens that the draw reads of what it goes on from or asks of, at most.</summary>
    private static int Read(DrawRequest draw) => (draw.Item is null ? 0 : Bound(draw.From!))
        + (draw.Continues ? Bound(draw.From!) + draw.Inserted + (draw.Inserts ? draw.Texts.Sum(t => Bound(t) - t.Tokens) : 0) : 0);

    /// <summary>Tokens that any of the job's proposers reads the text as, at most.</summary>
    private static int Bound(Candidate text) => Math.Max(text.Bytes, text.Tokens);

    /// <summary>The texts that fit: of attempts to revise, and of answers to sub-questions, the oldest give way to the room a whole solution needs.</summary>
    private static IReadOnlyList<Candidate> Texts(DrawRequest draw, SearchSettings writer, int expected)
    {
        var texts = draw.Texts;
        while ((draw.Purpose == Purpose.Revise || draw.Purpose.Own() == Abilities.Divide) && texts.Count > 1
            && expected + Words(writer, draw.Purpose, texts.Count) + texts.Sum(t => t.Tokens) + Asked(draw) + writer.MaxTokens > writer.ContextLength)
        {
            texts = [.. texts.Skip(1)];
        }

        return texts;
    }

    private static int Words(SearchSettings writer, Purpose purpose, int texts) => writer.Words?.FirstOrDefault(w => w.Purpose == purpose)?.Around(texts) ?? 0;

    /// <summary>At most: each draft, and, unless the prefix is scored, the problem and the prefix of each.</summary>
    private int VerifierTokens(int count, int maxTokens, int? unscored) =>
        settings.Tariff.VerifierTokens((count * (maxTokens + (unscored ?? 0))) + (unscored is null ? 0 : Readings(count) * slot.PromptTokens), count);

    /// <summary>How often the verifier reads the problem.</summary>
    private int Readings(int count) => settings.VerifierRereads ? count : 1;
}
