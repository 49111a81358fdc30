using System.Globalization;
using Ponder.Core.Candidates;
using Ponder.Core.Proposing;
using Ponder.Core.Seeds;
using Ponder.Search.Rounds;
using Ponder.Search.Solving;

namespace Ponder.Search.Pages;

/// <summary>
/// What tells one kind of draw from another below the same parent: two strategies that ask for the same share the result.
/// </summary>
internal sealed class DrawKind(DrawRequest request, SearchSettings settings)
{
    public double Temperature { get; } = request.Temperature ?? settings.Temperature;

    public string Mode { get; } = string.Create(
        CultureInfo.InvariantCulture, $"{Kind(request)}{Item(request)}{Company(request)}{request.Cue.Trim()}@{request.Temperature ?? settings.Temperature}{Writer(request)}");

    private IEnumerable<int> Places => Enumerable.Range(request.Skip, request.Count);

    /// <summary>The draws the pool does not hold.</summary>
    public IReadOnlyList<int> Missing(Pool pool) => [.. Places.Where(i => pool.Find(request.From?.Id, new(Mode, i)) is null)];

    /// <summary>The draws the pool holds.</summary>
    public IReadOnlyList<Candidate> Drawn(Pool pool) => [.. Places.Select(i => pool.Find(request.From?.Id, new(Mode, i))).OfType<Candidate>()];

    /// <summary>The seeds of those draws.</summary>
    public IReadOnlyList<SeededDraw> Seeds(IEnumerable<int> draws, string problem)
    {
        var parent = request.From?.Seed ?? Seed.OfProblem(settings.Seed, problem);
        return [.. draws.Select(i => new SeededDraw(i, Seed.OfDraw(parent, Mode, i)))];
    }

    private static string Writer(DrawRequest request) => request.Writer == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" by {request.Writer + 1}");

    private static string Kind(DrawRequest request) => request.Purpose != Purpose.Solve ? request.Purpose.ToString().ToLowerInvariant()
        : request.Steps is { } steps ? $"steps{steps}" : "end";

    private static string Item(DrawRequest request) => request.Item is { } item ? string.Create(CultureInfo.InvariantCulture, $"#{item}") : "";

    /// <summary>Which texts it looks at, beyond the one it is about: by their seeds, which a later wave does not change.</summary>
    private static string Company(DrawRequest request) => request.Texts.Count < (request.Inserts || request.Purpose.Own() == Abilities.Divide ? 1 : 2) ? "" : $"~{Seed.Hash(string.Join(',', request.Texts.Select(t => t.Seed))):x}";
}
