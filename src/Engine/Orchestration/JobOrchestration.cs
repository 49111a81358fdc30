using Ponder.Core.Budgets;
using Ponder.Engine.Running;

namespace Ponder.Engine.Orchestration;

/// <summary>
/// A job as an orchestration: plans a wave, runs its pages a window at a time, and begins anew for the next, until nothing is left to do. The order
/// of everything and every page's slice are those of <see cref="JobRunner"/>.
/// </summary>
public static class JobOrchestration
{
    /// <summary>The event that tells whether it may open another page: true shuts the gate, false opens it, and the last one counts.</summary>
    public const string Gate = "gate";

    /// <summary>The name hosts register it under.</summary>
    public const string Name = "Job";

    /// <summary>One turn: a wave, or the end.</summary>
    public static async Task RunAsync(IOrchestration host, JobTurn turn)
    {
        var opening = await host.CallAsync<WaveOpening?>(nameof(JobActivities.PlanWave), turn);
        if (opening is null)
        {
            await host.CallAsync<JobClosing>(nameof(JobActivities.CloseJob), new JobClosing(turn.Job, turn.Wave, turn.Spent, turn.Started));
            return;
        }

        var gate = new PageGate(host);
        var (visits, settled, spent) = (opening.Sizes.Sum(), 0, turn.Spent);
        Show(paused: false);
        var last = await WaveLoop.RunAsync(opening.Sizes, opening.Window, opening.Cap, async (page, slice) =>
        {
            await gate.PassAsync(Show);
            var ticket = new PageTicket(turn.Job, turn.Wave, page, slice);
            var closing = await host.CallOrchestrationAsync<PageClosing>(PageOrchestration.Name, PageOrchestration.Instance(ticket), ticket);
            settled += opening.Sizes[page];
            spent += closing.Spent;
            Show(paused: false);
            return closing.Spent;
        });
        await gate.PassAsync(Show); // A pause that came after the wave's last page was opened is not carried into the next turn.
        host.Restart(turn with { Wave = turn.Wave + 1, Spent = turn.Spent + last, Last = last, Began = opening.Planned, Started = turn.Started ?? opening.Planned });

        void Show(bool paused) => host.Show(new(turn.Wave, visits, settled, spent.Tokens, paused));
    }

    /// <summary>Holds pages back while it is shut. One event carries both words, so that they are taken in the order in which they were said.</summary>
    private sealed class PageGate(IOrchestration host)
    {
        private Task<bool> next = host.EventAsync<bool>(Gate);
        private bool shut;

        public async Task PassAsync(Action<bool> show)
        {
            if (!IsShut()) return;
            while (IsShut())
            {
                show(true);
                await next;
            }

            show(false);
        }

        private bool IsShut()
        {
            for (; next.IsCompleted; next = host.EventAsync<bool>(Gate)) shut = next.Result;
            return shut;
        }
    }
}
