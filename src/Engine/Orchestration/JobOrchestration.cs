using Ponder.Core.Budgets;
using Ponder.Engine.Running;

namespace Ponder.Engine.Orchestration;

/// <summary>
/// A job as an orchestration: plans a wave, runs a stretch of its pages a window at a time, and begins anew for the next, until nothing is
/// left to do. The order
/// of everything and every page's slice are those of <see cref="JobRunner"/>.
/// </summary>
public static class JobOrchestration
{
    /// <summary>
    /// The event that tells whether it may open another page: true shuts the gate, false opens it, and the last one counts.
    /// </summary>
    public const string Gate = "gate";

    /// <summary>The name hosts register it under.</summary>
    public const string Name = "Job";

    /// <summary>One turn: a stretch of a wave, or the end.</summary>
    /// <exception cref="JobFailedException">It cannot go on as things are; pages under way have ended.</exception>
    public static async Task RunAsync(IOrchestration host, JobTurn turn)
    {
        var opening = Value(await host.CallAsync<WaveOpening>(nameof(JobActivities.PlanWave), turn));
        if (opening is null or { Stopped: not null })
        {
            Value(await host.CallAsync<Spend>(nameof(JobActivities.CloseJob), turn with { Stopped = opening?.Stopped }));
            return;
        }

        var gate = new PageGate(host);
        var began = turn.Page > 0 ? turn.Began : opening.Planned;
        turn = turn with { Began = began, Started = turn.Started ?? began };
        var (visits, settled, spent, doubt) = (opening.Sizes.Sum(), opening.Sizes.Take(turn.Page).Sum(), turn.Spent + turn.Paged, turn.Doubt);
        var (verdicts, called, fault) = (turn.Page > 0 ? turn.Verdicts : null, turn.Page > 0 && turn.Called, default(string));
        Show();
        var paged = turn.Paged + await WaveLoop.RunAsync(opening.Sizes, turn.Page, opening.Window, opening.Cap.Less(turn.Paged), opening.Whole, RunAsync);
        await gate.PassAsync(Show); // A pause that came after the last page was opened would be lost by the restart.
        var next = turn.Page + WaveLoop.Stretch;
        turn = turn with { Doubt = doubt, Verdicts = verdicts, Called = called };
        host.Restart(next < opening.Sizes.Count
            ? turn with { Page = next, Paged = paged }
            : turn with { Wave = turn.Wave + 1, Page = 0, Paged = default, Spent = turn.Spent + paged, Last = paged });

        async Task<Spend> RunAsync(int page, Cap slice)
        {
            if (fault is null) await gate.PassAsync(Show);
            if (fault is not null) throw new JobFailedException(fault);
            var ticket = new PageTicket(turn.Job, turn.Wave, page, slice) { Run = turn.Started };
            var answer = await host.CallOrchestrationAsync<PageSpend>(PageOrchestration.Name, PageOrchestration.Instance(ticket), ticket);
            if (answer.Value is not { } ended)
            {
                fault ??= answer.Fault ?? "a page gave nothing";
                Show();
                throw new JobFailedException(fault);
            }

            settled += opening.Sizes[page];
            spent += ended.Spent;
            doubt += ended.Doubt;
            if (ended.Verdicts is { } more) verdicts = verdicts is { } sum ? sum.Plus(more) : more;
            called |= ended.Called;
            Show();
            return ended.Spent;
        }

        void Show() => host.Show(new(turn.Wave, visits, settled, spent.Tokens, gate.IsShut(), doubt, fault));
    }

    private static T? Value<T>(Answered<T> answer) => answer.Fault is { } fault ? throw new JobFailedException(fault) : answer.Value;

    /// <summary>
    /// Holds pages back while it is shut. One event carries both words, so that they are taken in the order in which they were said.
    /// </summary>
    private sealed class PageGate(IOrchestration host)
    {
        private Task<bool> next = host.EventAsync<bool>(Gate);
        private readonly Queue<TaskCompletionSource> line = [];
        private bool taken;
        private bool shut;

        /// <summary>Passes when it is open, one after the other in the order of asking: only one waits for an event at a time.</summary>
        public async Task PassAsync(Action show)
        {
            if (taken)
            {
                var turn = new TaskCompletionSource();
                line.Enqueue(turn);
                await turn.Task;
            }

            taken = true;
            if (IsShut())
            {
                for (; IsShut(); await next) show();
                show();
            }

            taken = line.Count > 0;
            if (taken) line.Dequeue().SetResult();
        }

        public bool IsShut()
        {
            for (; next.IsCompleted; next = host.EventAsync<bool>(Gate)) shut = next.Result;
            return shut;
        }
    }
}
