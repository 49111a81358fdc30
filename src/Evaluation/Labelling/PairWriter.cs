using Ponder.Answers;
using Ponder.Core.Problems;
using Ponder.Core.Seeds;
using Ponder.Engine.Journals;
using Ponder.Engine.Running;
using Ponder.Search.Pages;

namespace Ponder.Evaluation.Labelling;

/// <summary>
/// Turns a sampling job into data to train a reviser on (Snell et al. 2024, section 6.1): each right sample after 0 to 4 wrong ones, the
/// last
/// of them the one closest to it by edit distance.
/// </summary>
/// <param name="run">A job that drew independent samples.</param>
/// <param name="most">Right samples used of each problem; the same text may come after different attempts.</param>
public sealed class PairWriter(JobRun run, int most)
{
    private const int MostAttempts = 4;
    private readonly CandidateTexts texts = run.Folder.Texts;

    /// <summary>Writes a JSON line per pair; gives how many.</summary>
    public Task<int> WriteAsync(Stream stream, CancellationToken cancel = default) =>
        TrainingRows.WriteAsync(run, stream, (problem, outcome) => RowsAsync(problem, outcome, cancel), cancel);

    private async Task<List<RevisionRow>> RowsAsync(Problem problem, ProblemOutcome outcome, CancellationToken cancel)
    {
        var (right, wrong) = (new List<string>(), new List<string>());
        var same = EquivalenceOptions.For(problem.Kind, null);
        foreach (var sample in outcome.Pool.Where(c => c.Votes && c.Parent is null))
            (AnswerEquivalence.Matches(problem.Reference!, sample.Answer!, same) ? right : wrong).Add(await texts.GetAsync(sample.Id, cancel));
        wrong = [.. wrong.Distinct()];
        var rows = new List<RevisionRow>();
        foreach (var (solution, place) in right.Take(most).Select((text, i) => (text, i)))
        {
            var seed = Seed.OfDraw(Seed.OfProblem(run.Spec.Settings.Seed, problem.Id), "pairs", place);
            var count = (int)Math.Min((ulong)wrong.Count, seed % (MostAttempts + 1));
            rows.Add(new(problem.Id, problem.Text, count == 0 ? [] : Attempts(solution, wrong, count, seed), solution));
        }

        return rows;
    }

    /// <summary>So many wrong attempts in an order drawn by the seed, the closest one last.</summary>
    private static List<string> Attempts(string solution, IReadOnlyList<string> wrong, int count, ulong seed)
    {
        var closest = wrong.MinBy(text => EditDistance.Between(solution, text))!;
        return [.. wrong.Where(text => text != closest).OrderBy(text => Seed.Hash($"{seed} {text}")).Take(count - 1), closest];
    }
}

/// <summary>A problem, wrong attempts, and the right solution to follow them.</summary>
public sealed record RevisionRow(string Id, string Problem, IReadOnlyList<string> Attempts, string Solution);
