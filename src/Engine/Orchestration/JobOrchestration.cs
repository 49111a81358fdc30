using Ponder.Core.Budgets;
using Ponder.Engine.Running;

namespace Ponder.Engine.Orchestration;

/// <summary>
/// A job as an orchestration: plans a wave, runs its pages a window at a time, and begins anew for the next, until nothing is left to do. The order
/// of everything and every page's slice are those of <see cref="JobRunner"/>.
/// </summary>
public static class JobOrchestration
{
    /// <summary>The event that has it wait before it opens another page.</summary>
    public const string Pause = "pause";

    /// <summary>The event that has it go on.</summary>
    public const string Resume = "resume";

    /// <summary>The name hosts register it under.</summary>
    public const string Name = "Job";

    /// <summary>One turn: a wave, or the end.</summary>
    public static async Task RunAsync(IOrchestration host, JobTurn turn)
    {
        var opening = await host.CallAsync<WaveOpening?>(nameof(JobActivities.PlanWave), turn);
        if (opening is null)
        {
            await host.CallAsync<JobClosing>(nameof(JobActivities.CloseJob), new JobClosing(turn.Job, turn.Wave, turn.Spent));
            return;
        }

        var gate = new Gate(host);
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
        host.Restart(turn with { Wave = turn.Wave + 1, Spent = turn.Spent + last, Last = last });

        void Show(bool paused) => host.Show(new(turn.Wave, visits, settled, spent.Tokens, paused));
    }

    /// <summary>Holds pages back between a pause and the resume after it.</summary>
    private sealed class Gate(IOrchestration host)
    {
        private Task paused = host.EventAsync(Pause);
        private Task? resumed;

        public async Task PassAsync(Action<bool> show)
        {
            while (paused.IsCompleted)
            {
                show(true);
                resumed ??= host.EventAsync(Resume);
                await resumed;
                if (!paused.IsCompleted) continue;
                (paused, resumed) = (host.EventAsync(Pause), null);
                show(false);
            }
        }
    }
}
