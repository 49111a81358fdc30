using Ponder.Core.Candidates;
using Ponder.Core.Proposing;
using Ponder.Core.Seeds;
using Ponder.Core.Voting;
using Ponder.Search.Catalogue;
using Ponder.Search.Solving;

namespace Ponder.Search.Tests.Strategies;

/// <summary>What the story says of one draft: a name without spaces, and how it ends.</summary>
internal sealed record Line(string Name, double? Score = null, string? Answer = null, Ending Ending = Ending.Step, double? Verdict = null, string? Text = null, double[]? Sure = null, string? Parts = null);

/// <summary>A search whose every draft is told beforehand; records what is asked. A path is the names from the problem on, joined by slashes.</summary>
internal sealed class Story(Func<string, DrawRequest, int, Line> tell) : IProblemSearch
{
    private readonly Dictionary<CandidateId, string> paths = [];
    private int drawn;

    public Pool Pool { get; } = new([]);

    public VoteOptions Voting { get; init; } = new();

    public bool OutOfBudget { get; private set; }

    /// <summary>Drafts that may be drawn.</summary>
    public int Budget { get; init; } = int.MaxValue;

    /// <summary>Every draft, as <c>parent path: purpose</c>, in order.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>Every request that drew something.</summary>
    public List<DrawRequest> Requests { get; } = [];

    /// <summary>Full-length solutions charged.</summary>
    public long Samples { get; private set; }

    public string Path(Candidate? candidate) => candidate is null ? "" : paths[candidate.Id];

    public static Task<Vote> SolveAsync(Story story, string name, string options = "") => StrategyCatalogue.Shipped.Create(new(
        name, options.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(o => o.Split('=')).ToDictionary(o => o[0], o => o[1]))).SolveAsync(story);

    public Task<IReadOnlyList<Candidate>> DrawAsync(DrawRequest request)
    {
        var (texts, candidates) = (string.Join(',', request.Texts.Select(t => t.Seed)), new List<Candidate>());
        var mode = $"{request.Purpose} {request.Steps} {request.Temperature} {request.Cue} {request.Item} {texts}";
        if (Enumerable.Range(request.Skip, request.Count).Any(i => Pool.Find(request.From?.Id, new(mode, i)) is null)) Requests.Add(request);
        for (var index = request.Skip; index < request.Skip + request.Count; index++)
        {
            if ((Pool.Find(request.From?.Id, new(mode, index)) ?? Draw(request, mode, index)) is { } candidate) candidates.Add(candidate);
        }

        return Task.FromResult<IReadOnlyList<Candidate>>(candidates);
    }

    public Task<IReadOnlyList<Candidate>> ScoreAsync(IReadOnlyList<Candidate> candidates) => Task.FromResult(candidates);

    public async Task<Candidate?> RetrieveAsync(Candidate from, int top, int maxTokens) =>
        await DrawAsync(new(1) { From = from, Purpose = Purpose.Documents, MaxTokens = maxTokens, Samples = 0 }) is [var documents] ? documents : null;

    private Candidate? Draw(DrawRequest request, string mode, int index)
    {
        if (drawn == Budget)
        {
            OutOfBudget = true;
            return null;
        }

        var before = Path(request.From);
        Asked.Add($"{before}:{request.Purpose}");
        var line = tell(before, request, index);
        var samples = request.Samples ?? (request.From is not null && request.Purpose.Continues() ? 0 : 1);
        var name = before.Length == 0 ? line.Name : $"{before}/{line.Name}";
        var candidate = new Candidate
        {
            Id = new(0, 0, 0, drawn++),
            Parent = request.From?.Id,
            Draw = new(mode, index),
            Purpose = request.Purpose,
            Seed = Seed.Hash(name),
            Ending = line.Ending,
            Answer = line.Ending == Ending.Finished && request.Purpose.Answers() ? line.Answer : null,
            Verdict = line.Verdict,
            Parts = line.Parts?.Select(part => part == 'c').ToList(),
            Confidence = line.Sure is null || TokenConfidence.Of(line.Sure) is not { } sure ? null : request.From?.Confidence is { } earlier ? earlier.Then(sure) : sure,
            Scores = request.Score && line.Score is { } score ? [.. request.From?.Scores ?? [], score] : null,
            TextHash = Seed.Hash(line.Text ?? name),
        };
        Samples += samples;
        paths[candidate.Id] = name;
        Pool.Put(candidate);
        return candidate;
    }
}
