using Ponder.Engine.Jobs;
using Ponder.Engine.Results;
using Ponder.Evaluation.Statistics;

namespace Ponder.Evaluation.Comparison;

/// <summary>Two jobs side by side, over the problems that both have settled: the same id and the same text.</summary>
/// <param name="A">The first.</param>
/// <param name="B">The second.</param>
/// <param name="Both">Problems that both have settled.</param>
/// <param name="Judged">Those of them with a known answer.</param>
/// <param name="Accuracy">How much more of those the second has right, as a share, with the paired interval; null where no answer is known.</param>
/// <param name="Tokens">How many more tokens the second was charged for a problem, with the paired interval; null without common problems.</param>
/// <param name="Changed">Problems that got another answer, in the first job's order.</param>
public sealed record JobComparison(
    ComparedJob A, ComparedJob B, int Both, int Judged, Estimate? Accuracy, Estimate? Tokens, IReadOnlyList<ChangedProblem> Changed)
{
    /// <summary>Problems that the second has right and the first has not.</summary>
    public int BecameRight => Changed.Count(c => c.A.Right == false && c.B.Right == true);

    /// <summary>Problems that the first has right and the second has not.</summary>
    public int BecameWrong => Changed.Count(c => c.A.Right == true && c.B.Right == false);

    /// <summary>Compares two jobs as far as they have got.</summary>
    /// <param name="a">The first.</param>
    /// <param name="b">The second.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <exception cref="JobException">They have no problem in common.</exception>
    public static async Task<JobComparison> OfAsync(JobFolder a, JobFolder b, CancellationToken cancel = default)
    {
        var (first, second) = (await AnswersAsync(a, cancel), (await AnswersAsync(b, cancel)).ToDictionary(s => s.Key));
        var pairs = first.Where(s => second.ContainsKey(s.Key)).Select(s => (A: s, B: second[s.Key])).ToList();
        if (pairs.Count == 0) throw new JobException($"jobs {a.Spec.Id} and {b.Spec.Id} have no settled problem in common: nothing can be compared");
        var judged = pairs.Where(p => p.A.Right is not null && p.B.Right is not null).ToList();
        var (rightA, rightB) = (judged.ConvertAll(p => Share(p.A)), judged.ConvertAll(p => Share(p.B)));
        var (tokensA, tokensB) = (pairs.ConvertAll(p => (double)p.A.Tokens), pairs.ConvertAll(p => (double)p.B.Tokens));
        return new(
            Job(a, rightA, tokensA, first.Count - pairs.Count), Job(b, rightB, tokensB, second.Count - pairs.Count), pairs.Count, judged.Count,
            judged.Count == 0 ? null : Bootstrap.Difference(rightB, rightA), Bootstrap.Difference(tokensB, tokensA),
            [.. pairs.Where(p => !p.A.Agrees(p.B)).Select(p => new ChangedProblem(p.A.Id, p.A.Text, p.A.Reference, p.A.Side, p.B.Side))]);
    }

    private static ComparedJob Job(JobFolder folder, List<double> right, List<double> tokens, int alone) => new(
        folder.Spec.Id, folder.Spec.Options.Strategy.Text, folder.Spec.Proposer.Name, alone,
        right.Count == 0 ? null : Bootstrap.Mean(right), Bootstrap.Mean(tokens), (long)tokens.Sum());

    private static double Share(SettledAnswer answer) => answer.Right == true ? 1 : 0;

    private static async Task<List<SettledAnswer>> AnswersAsync(JobFolder folder, CancellationToken cancel)
    {
        var answers = new List<SettledAnswer>();
        await foreach (var settled in folder.ProblemsAsync(cancel))
        {
            if (settled.Outcome is { } outcome)
                answers.Add(SettledAnswer.Of(settled.Entry.Problem, ResultRow.Of(settled.Entry.Problem, outcome, folder.Spec), folder.Spec));
        }

        return answers;
    }
}
