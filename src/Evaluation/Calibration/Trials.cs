using Ponder.Answers;
using Ponder.Core.Budgets;
using Ponder.Core.Problems;
using Ponder.Engine.Jobs;
using Ponder.Engine.Running;
using Ponder.Search.Pages;
using Ponder.Search.Solving;
using Ponder.Search.Standings;

namespace Ponder.Evaluation.Calibration;

/// <summary>
/// Plays arms one after the other as waves of a job, just as an allocator would: each uses what those before it drew. What is journaled is
/// not
/// played again.
/// </summary>
/// <param name="models">Who plays.</param>
/// <param name="open">Opens the problems as a job with that strategy and label.</param>
/// <param name="progress">Told of every page.</param>
internal sealed class Trials(JobModels models, Func<StrategyChoice, string, Task<JobFolder>> open, IProgress<JobProgress>? progress)
{
    /// <summary>One trial per arm, in order.</summary>
    /// <param name="arms">The arms.</param>
    /// <param name="cancel">Stops between rounds.</param>
    public async Task<IReadOnlyList<Trial>> PlayAsync(IReadOnlyList<StrategyChoice> arms, CancellationToken cancel)
    {
        var folder = await open(arms[0], $"calibration: {string.Join(", ", arms.Select(a => a.Text))}");
        var spec = folder.Spec;
        foreach (var arm in arms) spec.CheckChange(arm, models.Strategies);
        await using var lease = await folder.TryLeaseAsync(cancel) ?? throw new JobBusyException(spec.Id);
        var run = await RunAsync();
        for (var wave = 1; wave < arms.Count; wave++)
        {
            if (await folder.Changes.TryReadAsync(wave, cancel) is null) await folder.Changes.SetAsync(arms[wave], cancel);
            run = await RunAsync();
        }

        var (trials, standings, spent) = (new List<Trial>(), new Standing?[spec.Problems], new Spend[spec.Problems]);
        for (var wave = 0; wave < arms.Count; wave++)
        {
            var results = new TrialResult[spec.Problems];
            for (var page = 0; page < run.Waves[wave].PageSizes(spec.Options.PageSize).Count; page++)
            {
                foreach (var problem in (await folder.Outcomes.ReadAsync(new(wave, page), cancel)).Problems)
                {
                    var standing = standings[problem.Problem] = Standing.Of(
                        problem, standings[problem.Problem], await folder.Chunks.VotingAsync(problem.Problem, cancel));
                    results[problem.Problem] = await ResultAsync(problem, standing);
                }
            }

            trials.Add(new(arms[wave], results) { Mixed = models.Others.Count > 0 });
        }

        return trials;

        Task<JobRun> RunAsync() => new JobRunner(folder, models, progress).RunAsync(cancel);

        async Task<TrialResult> ResultAsync(ProblemOutcome problem, Standing standing)
        {
            var entry = (await folder.Chunks.EntryAsync(problem.Problem, cancel)).Problem;
            _ = entry.Reference ?? throw new JobException($"problem \"{entry.Id}\" has no reference answer, which calibration needs");
            var right = problem.Vote.Groups.Take(standing.Groups.Count).Select(g => Same(entry, g.Answer)).ToList();
            spent[problem.Problem] += problem.History[^1].Spend;
            return new(
                problem.Vote.Answer is { } answer && Same(entry, answer), spent[problem.Problem], standing,
                right.IndexOf(true) is >= 0 and var group ? group : null);
        }

        bool Same(Problem entry, string answer) =>
            AnswerEquivalence.Matches(entry.Reference!, answer, spec.Settings.Voting.For(entry.Kind).Equivalence);
    }
}
