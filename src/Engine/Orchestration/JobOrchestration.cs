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
    public static async Task RunAsync(IOrchestration host, JobTurn turn)
    {
        var opening = await host.CallAsync<WaveOpening?>(nameof(JobActivities.PlanWave), turn);
        if (opening is null)
        {
            await host.CallAsync<Spend>(nameof(JobActivities.CloseJob), turn);
            return;
        }

        var gate = new PageGate(host);
        var (visits, settled, spent, doubt) = (opening.Sizes.Sum(), opening.Sizes.Take(turn.Page).Sum(), turn.Spent + turn.Paged, turn.Doubt);
        Show();
        var paged = turn.Paged + await WaveLoop.RunAsync(opening.Sizes, turn.Page, opening.Window, opening.Cap.Less(turn.Paged), async (page, slice) =>
        {
            await gate.PassAsync(Show);
            var ticket = new PageTicket(turn.Job, turn.Wave, page, slice);
            var ended = await host.CallOrchestrationAsync<PageSpend>(PageOrchestration.Name, PageOrchestration.Instance(ticket), ticket);
            settled += opening.Sizes[page];
            spent += ended.Spent;
            doubt += ended.Doubt;
            Show();
            return ended.Spent;
        });
        await gate.PassAsync(Show); // A pause that came after the last page was opened would be lost by the restart.
        var (next, began) = (turn.Page + WaveLoop.Stretch, turn.Page > 0 ? turn.Began : opening.Planned);
        turn = turn with { Doubt = doubt, Began = began, Started = turn.Started ?? began };
        host.Restart(next < opening.Sizes.Count
            ? turn with { Page = next, Paged = paged }
            : turn with { Wave = turn.Wave + 1, Page = 0, Paged = default, Spent = turn.Spent + paged, Last = paged });

        void Show() => host.Show(new(turn.Wave, visits, settled, spent.Tokens, gate.IsShut(), doubt));
    }

    /// <summary>
    /// Holds pages back while it is shut. One event carries both words, so that they are taken in the order in which they were said.
    /// </summary>
    private sealed class PageGate(IOrchestration host)
    {
        private Task<bool> next = host.EventAsync<bool>(Gate);
        private bool shut;

        public async Task PassAsync(Action show)
        {
            if (!IsShut()) return;
            while (IsShut())
            {
                show();
                await next;
            }

            show();
        }

        public bool IsShut()
        {
            for (; next.IsCompleted; next = host.EventAsync<bool>(Gate)) shut = next.Result;
            return shut;
        }
    }
}
