using System.Diagnostics;
using Ponder.Core.Budgets;
using Ponder.Engine.Jobs;
using Ponder.Engine.Running;
using Spectre.Console;

namespace Ponder.Cli.Jobs;

/// <summary>A bar per wave.</summary>
internal sealed class BarProgress(ProgressContext context, JobSpec spec) : IProgress<JobProgress>
{
    private readonly List<ProgressTask> bars = [];

    public void Report(JobProgress value)
    {
        var words = Markup.Escape(Words(value, spec));
        while (bars.Count <= value.Wave) bars.Add(context.AddTask(words, maxValue: Math.Max(1, value.Problems)));
        var bar = bars[value.Wave];
        bar.Value = value.Done;
        bar.Description = words;
    }

    /// <summary>How far the job is, in a line.</summary>
    internal static string Words(JobProgress value, JobSpec spec)
    {
        var cap = spec.Options.Cap == Cap.None ? "" : $" of {CapText.Format(spec.Options.Cap)}";
        return $"{spec.Options.Strategy.Name}, wave {value.Wave}: {value.Done:N0}/{value.Problems:N0} problems, "
            + $"{value.Spent.Tokens:N0} tokens{cap}";
    }
}

/// <summary>A line every few seconds, where nobody watches a terminal.</summary>
internal sealed class PlainProgress(Terminal terminal, JobSpec spec) : IProgress<JobProgress>
{
    private readonly Pace pace = new();

    public void Report(JobProgress value)
    {
        if (pace.IsDue() || value.Done >= value.Problems) terminal.Line(BarProgress.Words(value, spec));
    }
}

/// <summary>A line every few seconds while a large file is read.</summary>
internal sealed class ReadingProgress(Terminal terminal) : IProgress<int>
{
    private readonly Pace pace = new();

    public void Report(int value)
    {
        if (pace.IsDue()) terminal.Line($"{value:N0} problems read");
    }
}

/// <summary>Says when it is time for another line.</summary>
internal sealed class Pace
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private long last = Stopwatch.GetTimestamp();

    public bool IsDue()
    {
        if (Stopwatch.GetElapsedTime(last) < Pause) return false;
        last = Stopwatch.GetTimestamp();
        return true;
    }
}

/// <summary>A line every few seconds while many jobs follow each other.</summary>
internal sealed class CalibrationProgress(Terminal terminal) : IProgress<JobProgress>
{
    private readonly Pace pace = new();

    public void Report(JobProgress value)
    {
        if (pace.IsDue()) terminal.Line($"wave {value.Wave}: {value.Done:N0}/{value.Problems:N0} problems, {value.Spent.Tokens:N0} tokens");
    }
}
