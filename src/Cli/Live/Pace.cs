using System.Diagnostics;

namespace Ponder.Cli.Live;

/// <summary>Says when it is time for another line.</summary>
internal sealed class Pace
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private long last = Stopwatch.GetTimestamp();

    public bool IsDue()
    {
        if (Stopwatch.GetElapsedTime(last) < Pause) return false;
        last = Stopwatch.GetTimestamp();
        return true;
    }
}
