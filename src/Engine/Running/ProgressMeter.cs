using Ponder.Core.Budgets;

namespace Ponder.Engine.Running;

/// <summary>Adds up what rounds and pages report, from whichever thread, for people who wait.</summary>
internal sealed class ProgressMeter(IProgress<JobProgress>? progress)
{
    private readonly Lock guard = new();
    private JobProgress now = new(0, 0, 0, 0, default);

    public void Wave(int wave, long problems) => Change(p => p with { Wave = wave, Done = 0, Problems = problems });

    public void Round(Spend spend) => Change(p => p with { Rounds = p.Rounds + 1, Spent = p.Spent + spend });

    public void Page(long problems) => Change(p => p with { Done = p.Done + problems });

    private void Change(Func<JobProgress, JobProgress> change)
    {
        lock (guard)
        {
            now = change(now);
            progress?.Report(now);
        }
    }
}
