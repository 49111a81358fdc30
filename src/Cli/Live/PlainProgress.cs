using Ponder.Engine.Running;

namespace Ponder.Cli.Live;

/// <summary>A line now and then while a large file is read.</summary>
internal sealed class ReadingProgress(Terminal terminal) : IProgress<int>
{
    private readonly Pace pace = new();

    public void Report(int value)
    {
        if (pace.IsDue()) terminal.Note($"{value:N0} problems read");
    }
}

/// <summary>A line now and then while many jobs follow each other.</summary>
internal sealed class CalibrationProgress(Terminal terminal) : IProgress<JobProgress>
{
    private readonly Pace pace = new();

    public void Report(JobProgress value)
    {
        if (pace.IsDue()) terminal.Note($"wave {value.Wave}: {value.Heard:N0} of {value.Problems:N0} problems, {value.Spent.Tokens:N0} tokens");
    }
}
