using System.Diagnostics;

namespace Ponder.Benchmarks.Answers;

/// <summary>What this process has cost, on whatever machine it shares: a busy neighbour slows the wall clock only.</summary>
internal static class CpuClock
{
    public static TimeSpan Now
    {
        get
        {
            using var process = Process.GetCurrentProcess();
            return process.TotalProcessorTime;
        }
    }
}
