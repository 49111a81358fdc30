using System.Globalization;
using Ponder.Core.Candidates;
using Ponder.Core.Seeds;
using Ponder.Search.Rounds;
using Ponder.Search.Solving;

namespace Ponder.Search.Pages;

/// <summary>What tells one kind of draw from another below the same parent: two strategies that ask for the same share the result.</summary>
internal sealed class DrawKind(DrawRequest request, SearchSettings settings)
{
    private const string Revision = "revise";

    public double Temperature { get; } = request.Temperature ?? settings.Temperature;

    public string Mode { get; } = string.Create(CultureInfo.InvariantCulture, $"{Kind(request)}@{request.Temperature ?? settings.Temperature}");

    public static bool Revises(Draw draw) => draw.Mode.StartsWith(Revision, StringComparison.Ordinal);

    /// <summary>The draws the pool does not hold.</summary>
    public IReadOnlyList<int> Missing(Pool pool) => [.. Enumerable.Range(0, request.Count).Where(i => pool.Find(request.From?.Id, new(Mode, i)) is null)];

    /// <summary>The draws the pool holds.</summary>
    public IReadOnlyList<Candidate> Drawn(Pool pool) =>
        [.. Enumerable.Range(0, request.Count).Select(i => pool.Find(request.From?.Id, new(Mode, i))).OfType<Candidate>()];

    /// <summary>The seeds of those draws.</summary>
    public IReadOnlyList<SeededDraw> Seeds(IEnumerable<int> draws, string problem)
    {
        var parent = request.From?.Seed ?? Seed.OfProblem(settings.Seed, problem);
        return [.. draws.Select(i => new SeededDraw(i, Seed.OfDraw(parent, Mode, i)))];
    }

    private static string Kind(DrawRequest request) =>
        request.Attempts > 0 ? $"{Revision}{request.Attempts}" : request.Steps is { } steps ? $"steps{steps}" : "end";
}
