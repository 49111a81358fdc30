using Ponder.Answers;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Engine.Results;
using Ponder.Engine.Running;
using Ponder.Search.Allocation;
using Ponder.Search.Pages;
using Ponder.Search.Standings;

namespace Ponder.Reports;

/// <summary>
/// A job's page for people. It looks at every problem once and keeps a few numbers of each; of those it shows, trees and texts are read
/// from the journal when it is written.
/// </summary>
internal sealed class JobReport(JobRun run)
{
    private const int RowBytes = 500_000;
    private const int TreeBytes = 700_000;
    private const int TextBytes = 400_000;
    private const int PictureBytes = 1_500_000;
    private const int MostRan = 4;
    private readonly Shortlist list = new();
    private readonly Efforts efforts = new();
    private readonly Sureness sureness = new();
    private readonly List<PagePlace> pages = [];

    /// <summary>Considers a problem, in input order.</summary>
    public void Add(JobProblem problem)
    {
        var outcome = problem.Outcome!;
        var row = ResultRow.Of(problem.Entry.Problem, outcome, run.Spec);
        var (right, concern) = (RightGroup(row), Concerns.Of(row));
        sureness.Add(row);
        efforts.Add(row, Ease(outcome, row.Kind));
        pages.Add(problem.Page!.Value);
        list.Add(problem.Place, concern, () => ReportProblem.Of(row, concern, right));
    }

    /// <summary>Writes the page.</summary>
    public async Task WriteAsync(Stream stream, JobSummary job, CancellationToken cancel)
    {
        var predicted = efforts.Predicted(run.Spec.Table);
        var problems = await ProblemsAsync(predicted, cancel);
        var pictures = await new HeldPictures(run.Folder, PictureBytes).OfAsync(problems.SelectMany(p => p.Tree?.Pictures ?? []), cancel);
        var (begun, ended) = await JobTimes.OfAsync(run, cancel);
        await Page.WriteAsync(stream, $"{run.Spec.File ?? run.Spec.Options.Label ?? "Answers"} · Ponder job {job.Job}", Page.Job, new
        {
            job.Job,
            run.Spec.File,
            Begun = begun,
            Ended = ended,
            Settings = ReportSettings.Of(run.Spec, job),
            job.Ponder,
            job.Problems,
            job.Solved,
            job.Partial,
            job.Failed,
            job.Errors,
            job.Spend,
            job.InDoubt,
            job.Known,
            job.Notes,
            job.Verdicts,
            job.Unread,
            job.UnreadExample,
            job.Stopped,
            job.Cap,
            Strategy = run.Strategy.Text,
            Proposer = string.Join(", ", [run.Spec.Proposer.Name, .. (run.Spec.Others ?? []).Select(o => o.Identity.Name)]),
            Verifier = run.Spec.Verifier?.Name,
            run.Spec.Options.Label,
            run.Spec.Settings.StepSeparator,
            Waves = run.Waves.Select(Wave),
            Bins = new
            {
                Predicted = efforts.By(predicted, run.Waves.Count),
                ByTable = run.Spec.Table?.Looks[^1].Thresholds is { Count: > 0 },
            },
            Concerns = Enum.GetValues<Concern>().Select(concern => new { concern, problems = list.Counts.GetValueOrDefault(concern) }),
            Sureness = sureness.Of(job),
            Shown = problems,
            Pictures = pictures.Count > 0 ? pictures : null,
        }, cancel);
    }

    /// <summary>What a wave did.</summary>
    private object Wave(WavePlan plan, int wave)
    {
        var ran = efforts.Ran(wave);
        return new
        {
            plan.Visits,
            Strategy = plan.Everyone?.Text,
            plan.Note,
            Ran = ran.Take(MostRan),
            MoreRan = Math.Max(0, ran.Count - MostRan),
        };
    }

    /// <summary>The problems to show with their bins, reasons and trees, as many of each as there is room for.</summary>
    private async Task<IReadOnlyList<ReportProblem>> ProblemsAsync(
        IReadOnlyList<int> predicted, CancellationToken cancel)
    {
        var (rows, trees) = (new ByteBudget(RowBytes), new ByteBudget(TreeBytes));
        var reader = new TreeReader(run.Folder.Texts, run.Spec.Settings.Voting, new ByteBudget(TextBytes));
        var (shown, problems) = (list.Shown, new List<ReportProblem>());
        var reasons = await ReasonsAsync(shown.Select(entry => entry.Place).ToHashSet(), cancel);
        foreach (var (place, bare) in shown)
        {
            var problem = bare with
            {
                Bin = predicted[place],
                History = [.. bare.History.Select(visit => visit with { Why = reasons.GetValueOrDefault((visit.Wave, place)) })],
            };
            if (!rows.Takes(problem)) continue;
            problems.Add(trees.IsFull ? problem : problem with { Tree = await TreeAsync(place) });
        }

        return problems;

        async Task<ReportTree?> TreeAsync(int place)
        {
            var problem = (await run.Folder.Chunks.EntryAsync(place, cancel)).Problem;
            var tree = reader.Of(problem, await run.Folder.Outcomes.OfAsync(place, pages[place], cancel));
            return trees.Takes(tree) ? await reader.WithTextsAsync(tree, problem, cancel) : null;
        }
    }

    /// <summary>Why those problems got what they got in each wave.</summary>
    private async Task<Dictionary<(int Wave, int Problem), Reason?>> ReasonsAsync(IReadOnlySet<int> places, CancellationToken cancel)
    {
        var reasons = new Dictionary<(int Wave, int Problem), Reason?>();
        for (var wave = 1; wave < run.Waves.Count; wave++)
        {
            for (var page = 0; page < run.Waves[wave].PageSizes(run.Spec.Options.PageSize).Count; page++)
            {
                foreach (var visit in (await run.Folder.Plans.PageAsync(new(wave, page), cancel)).Where(v => places.Contains(v.Problem)))
                    reasons[(wave, visit.Problem)] = visit.Reason;
            }
        }

        return reasons;
    }

    /// <summary>The place of the group that gave the known answer; −1 where none did, or there is none.</summary>
    private int RightGroup(ResultRow row)
    {
        if (row.Reference is not { } reference) return -1;
        if (row.Correct == true) return 0;
        for (var place = 1; place < row.Votes.Count; place++)
        {
            if (AnswerEquivalence.Matches(reference, row.Votes[place].Answer, run.Spec.Settings.Voting.For(row.Kind).Equivalence)) return place;
        }

        return -1;
    }

    /// <summary>How easy the problem looked when it was first visited: the mean score of its answers, or how much they agreed.</summary>
    private double Ease(ProblemOutcome outcome, AnswerKind? kind)
    {
        var first = outcome.Pool.Where(c => c.Parent is null && c.Id.Wave == 0);
        return PilotFacts.Of(outcome with { Pool = [.. first] }, run.Spec.Settings.Voting.For(kind)).Ease(run.Spec.Verifier is not null);
    }
}
