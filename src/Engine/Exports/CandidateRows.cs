using System.Globalization;
using System.Runtime.CompilerServices;
using Ponder.Core.Candidates;
using Ponder.Engine.Results;

namespace Ponder.Engine.Exports;

/// <summary>Every candidate, in the order in which they were written; those in front where only some of a problem are wanted.</summary>
internal sealed class CandidateRows : IExportRows
{
    public IReadOnlyList<ExportColumn> Columns { get; } =
    [
        new("id", CellType.Text), new("candidate", CellType.Text), new("parent", CellType.Text), new("wave", CellType.Whole),
        new("strategy", CellType.Text), new("purpose", CellType.Text), new("mode", CellType.Text), new("proposer", CellType.Text), new("seed", CellType.Text),
        new("ending", CellType.Text), new("answer", CellType.Text), new("reference", CellType.Text), new("correct", CellType.Truth),
        new("chosen", CellType.Truth), new("tokens", CellType.Whole), new("steps", CellType.Whole), new("scores", CellType.Numbers),
        new("score", CellType.Number), new("verdict", CellType.Number), new("failure", CellType.Text), new("text", CellType.Text),
    ];

    public async IAsyncEnumerable<object?[]> OfAsync(
        SettledProblem problem, ExportFilter filter, [EnumeratorCancellation] CancellationToken cancel)
    {
        IEnumerable<Candidate> all = filter.PerProblem is null ? problem.Outcome.Pool : problem.Ordered(filter);
        foreach (var candidate in all.Where(c => !filter.Right || problem.IsRight(c) == true).Take(filter.PerProblem ?? int.MaxValue))
            yield return Row(problem, candidate, await problem.TextAsync(candidate, cancel));
    }

    private static object?[] Row(SettledProblem problem, Candidate candidate, string text) =>
    [
        problem.Id, $"{candidate.Id}", candidate.Parent?.ToString(), (long)candidate.Id.Wave,
        problem.Outcome.History.FirstOrDefault(v => v.Wave == candidate.Id.Wave)?.Strategy.Text,
        Word(candidate.Purpose), candidate.Draw.Mode, problem.Writer(candidate), candidate.Seed.ToString(CultureInfo.InvariantCulture),
        Word(candidate.Ending), candidate.Answer, problem.Reference, problem.IsRight(candidate),
        candidate.Id == problem.Outcome.Vote.Chosen, (long)candidate.Tokens, (long)candidate.Steps, candidate.Scores,
        problem.Score(candidate), candidate.Verdict, candidate.Failure, text,
    ];

    private static string Word<T>(T value)
        where T : struct, Enum => $"{value}".ToLowerInvariant();
}
