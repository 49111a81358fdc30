namespace Ponder.Cli.Live;

/// <summary>How fast something grows, over the last seconds.</summary>
internal sealed class Window(TimeSpan span)
{
    private static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(250);
    private readonly Queue<(TimeSpan At, double Value)> seen = new();
    private (TimeSpan At, double Value) last;

    /// <summary>Takes in how large it is.</summary>
    public void Add(TimeSpan at, double value)
    {
        if (seen.Count == 0 || at - last.At >= Apart) seen.Enqueue((at, value));
        last = (at, value);
        while (seen.Count > 2 && at - seen.Peek().At > span) seen.Dequeue();
    }

    /// <summary>Its growth in a second; null before enough is known.</summary>
    public double? PerSecond(TimeSpan now) =>
        seen.Count < 2 || now - seen.Peek().At is var passed && passed < TimeSpan.FromSeconds(1)
            ? null
            : Math.Max(0, last.Value - seen.Peek().Value) / passed.TotalSeconds;
}
