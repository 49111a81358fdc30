using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ponder.Core.Budgets;
using Ponder.Core.Candidates;
using Ponder.Core.Proposing;

namespace Ponder.Search.Rounds;

/// <summary>Everything the strategies of one page ask of the models at one moment: one model batch, one checkpoint.</summary>
public sealed record Round
{
    /// <summary>The job.</summary>
    public required string Job { get; init; }

    /// <summary>The wave, from 0.</summary>
    public required int Wave { get; init; }

    /// <summary>The page in the wave, from 0.</summary>
    public required int Page { get; init; }

    /// <summary>The round in the page, from 0.</summary>
    public required int Number { get; init; }

    /// <summary>The requests, in the order of problems and of asking.</summary>
    public required IReadOnlyList<Ask> Asks { get; init; }

    /// <summary>What the round costs at most: the sum of what was reserved.</summary>
    public required Spend Worst { get; init; }

    /// <summary>What the page may spend beyond <see cref="Worst"/>: a repeated call must fit in it beside the first.</summary>
    public required Cap Headroom { get; init; }

    /// <summary>How many rounds are asked at the same moment, this one included: a large turn is cut into several.</summary>
    [JsonIgnore]
    public int Shards { get; init; } = 1;

    /// <summary>A hash of the requests: a recorded round answers only these.</summary>
    [JsonIgnore]
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(Asks))))[..32];
}

/// <summary>
/// A request of one problem. <paramref name="Problem"/> is the problem's place in the job, from 0; <paramref name="Worst"/> what it was
/// reserved.
/// </summary>
[JsonDerivedType(typeof(ProposeAsk), "propose")]
[JsonDerivedType(typeof(ScoreAsk), "score")]
[JsonDerivedType(typeof(RetrieveAsk), "retrieve")]
public abstract record Ask(int Problem, Spend Worst);

/// <summary>Asks the proposer for one draft per draw, and the verifier for their scores where <paramref name="Score"/> says so.</summary>
/// <param name="Problem">The problem's place in the job.</param>
/// <param name="Worst">The reservation.</param>
/// <param name="Parent">What is continued or revised; null begins from the problem.</param>
/// <param name="Purpose">What the drafts are for.</param>
/// <param name="Texts">The candidates whose texts that purpose looks at, oldest first; empty where it looks at none.</param>
/// <param name="Cue">Words put after the parent's text, before the drafts.</param>
/// <param name="Mode">Names the kind of draw among the parent's children.</param>
/// <param name="Draws">The drafts' places among the draws of that mode, and their seeds.</param>
/// <param name="Steps">Stop after so many steps; null goes to the end.</param>
/// <param name="Temperature">Sampling temperature.</param>
/// <param name="MaxTokens">Tokens a draft may have.</param>
/// <param name="Samples">How many full-length solutions each draft counts as.</param>
/// <param name="Score">Whether and how to score the drafts in the same round.</param>
public sealed record ProposeAsk(
    int Problem, Spend Worst, CandidateId? Parent, Purpose Purpose, IReadOnlyList<CandidateId> Texts, string Cue, string Mode,
    IReadOnlyList<SeededDraw> Draws, int? Steps, double Temperature, int MaxTokens, int Samples, Scoring Score) : Ask(Problem, Worst)
{
    /// <summary>Which of the job's proposers is asked, from 0; left out of JSON where it is the first.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Writer { get; init; }

    /// <summary>Which sub-question of <see cref="Parent"/>, a division, is asked, from 0; null, and then left out of JSON, asks the problem.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Item { get; init; }
}

/// <summary>Asks the verifier to score candidates; <paramref name="MaxTokens"/> is how many verifier tokens were reserved.</summary>
public sealed record ScoreAsk(int Problem, Spend Worst, IReadOnlyList<ScoreItem> Items, int MaxTokens) : Ask(Problem, Worst);

/// <summary>
/// Asks for the documents that the last query of a candidate finds. They come back as a candidate of their own, which costs nothing to write;
/// what cannot be found is one that says why.
/// </summary>
/// <param name="Problem">The problem's place in the job.</param>
/// <param name="Worst">Nothing.</param>
/// <param name="From">Whose query.</param>
/// <param name="Mode">Names the kind of search among the candidate's children.</param>
/// <param name="Seed">What later draws after these documents are seeded by.</param>
/// <param name="Top">Documents at most.</param>
/// <param name="MaxTokens">Tokens that all of them together may have.</param>
public sealed record RetrieveAsk(int Problem, Spend Worst, CandidateId From, string Mode, ulong Seed, int Top, int MaxTokens) : Ask(Problem, Worst);

/// <summary>One candidate to score; the steps of <paramref name="Prefix"/>, an ancestor, have their scores already.</summary>
public readonly record struct ScoreItem(CandidateId Candidate, CandidateId? Prefix);

/// <summary>One draft's place among its parent's draws, and its seed.</summary>
public readonly record struct SeededDraw(int Index, ulong Seed);

/// <summary>Whether drafts are scored in the round that writes them.</summary>
public enum Scoring
{
    /// <summary>Not now.</summary>
    None,

    /// <summary>The whole text.</summary>
    Whole,

    /// <summary>The new steps only: the parent's have their scores.</summary>
    NewSteps,
}

/// <summary>
/// What a round came to: a reply per request, in order. <paramref name="Doubt"/> is the worst case of calls that left a marker but no
/// record.
/// </summary>
public sealed record RoundResult(IReadOnlyList<Reply> Replies, Spend Doubt)
{
    /// <summary>How many blobs of its calls are counted; null where none was written.</summary>
    public int? Calls { get; init; }
}

/// <summary>
/// The candidates written or scored, what that cost (tokens and counts; not yet priced), and why nothing could be done where nothing could.
/// Scores are those of the steps asked for, a scored prefix's not repeated.
/// </summary>
public sealed record Reply(IReadOnlyList<Candidate> Candidates, Spend Spend, string? Failure = null)
{
    /// <summary>The answer to a request the budget has no room for.</summary>
    public static Reply Refused { get; } = new([], default) { OutOfBudget = true };

    /// <summary>Which of the job's proposers wrote, from 0, and so by whose prices <see cref="Spend"/> goes; left out of JSON where it is the first.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Writer { get; init; }

    /// <summary>Not all was called, since the budget has no room; what came is among the candidates.</summary>
    public bool OutOfBudget { get; init; }

    /// <summary>Of <see cref="Spend"/>, what may never have been spent: calls whose replies were lost, at their worst; null for none.</summary>
    public Spend? Doubt { get; init; }

    /// <summary>What people should know of how the models answered, once for each time it was said; null for nothing.</summary>
    public IReadOnlyList<string>? Notes { get; init; }

    /// <summary>What it cost, priced.</summary>
    public Spend Cost(Tariff tariff) => tariff.Of(Writer).Price(Spend);

    /// <summary>What of it is in doubt, priced.</summary>
    public Spend InDoubt(Tariff tariff) => Doubt is { } doubt ? tariff.Of(Writer).Price(doubt) : default;
}
