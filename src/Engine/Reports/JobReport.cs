using Ponder.Core.Candidates;
using Ponder.Core.Storage;
using Ponder.Engine.Journals;
using Ponder.Engine.Results;
using Ponder.Engine.Running;
using Ponder.Search.Allocation;
using Ponder.Search.Pages;

namespace Ponder.Engine.Reports;

/// <summary>
/// A job's page for people. It is told every problem once, keeps of a large job those that need a person's eye first, and never more than a page
/// can hold; the texts of candidates are read from the journal when it is written.
/// </summary>
internal sealed class JobReport(IStore store, JobRun run)
{
    private const int Rows = 400;
    private const int Trees = 80;
    private const int Branches = 60;
    private const int TextBudget = 300_000;
    private readonly List<Shown> shown = [];
    private readonly Efforts efforts = new();
    private int seen;

    /// <summary>Considers a problem.</summary>
    public void Add(ResultRow row, ProblemOutcome outcome)
    {
        efforts.Add(row, Ease(outcome));
        shown.Add(new(row.Contested ? 0 : row.Status == SolveStatus.Failed ? 1 : row.Status == SolveStatus.Partial ? 2 : row.Correct == false ? 3 : 4, seen++, row, outcome));
        if (shown.Count >= 4 * Rows) Keep();
    }

    /// <summary>Writes the page.</summary>
    public async Task WriteAsync(Stream stream, JobSummary job, CancellationToken cancel)
    {
        Keep();
        var (bins, texts, left) = (efforts.Bins(run.Spec.Table), new Texts(new Journal(store, run.Spec.Id)), TextBudget);
        var (problems, reasons) = (new List<ReportProblem>(), Reasons());
        foreach (var (_, place, row, outcome) in shown)
        {
            var problem = ReportProblem.Of(row, bins[place], [.. row.History.Select(visit => reasons.GetValueOrDefault((visit.Wave, place)))]);
            if (problems.Count < Trees) problem = problem with { Candidates = await BranchesAsync(outcome), MoreCandidates = Math.Max(0, outcome.Pool.Count - Branches) };
            problems.Add(problem);
        }

        var waves = run.Waves.Select((plan, wave) => new { wave, visits = plan.Visits(run.Spec), strategy = plan.Everyone?.Text, plan.Note });
        await Page.WriteAsync(stream, $"Ponder job {job.Job}", "job.js", new
        {
            job = job with { Spec = run.Spec with { Table = null } },
            strategy = run.Strategy.Text,
            waves,
            bins = efforts.Of(bins, run.Waves.Count),
            problems,
            more = seen - problems.Count,
        }, cancel);

        async Task<IReadOnlyList<ReportCandidate>> BranchesAsync(ProblemOutcome outcome)
        {
            var branches = new List<ReportCandidate>();
            foreach (var candidate in outcome.Pool.Take(Branches))
            {
                var text = left > 0 ? ReportProblem.Cut(await texts.GetAsync(candidate.Id, cancel), 2000) : null;
                left -= text?.Length ?? 0;
                branches.Add(ReportCandidate.Of(candidate, text));
            }

            return branches;
        }
    }

    private void Keep()
    {
        var keep = shown.OrderBy(s => s.Rank).ThenBy(s => s.Place).Take(Rows).ToList();
        shown.Clear();
        shown.AddRange(keep);
    }

    /// <summary>Why the problems that are shown got what they got.</summary>
    private Dictionary<(int Wave, int Problem), Reason?> Reasons()
    {
        var places = shown.Select(s => s.Place).ToHashSet();
        return run.Waves.SelectMany((plan, wave) => plan.Assignments.Where(a => places.Contains(a.Problem)).Select(a => (wave, a))).ToDictionary(x => (x.wave, x.a.Problem), x => x.a.Reason);
    }

    /// <summary>How easy the problem looked when it was first visited: the mean score of its answers, or how much they agreed.</summary>
    private double Ease(ProblemOutcome outcome)
    {
        var first = outcome.Pool.Where(c => c.Parent is null && c.Id.Wave == 0);
        return PilotFacts.Of(outcome with { Pool = [.. first] }, run.Spec.Settings.Voting).Ease(run.Spec.Verifier is not null);
    }

    private sealed record Shown(int Rank, int Place, ResultRow Row, ProblemOutcome Outcome);
}
