namespace Ponder.Inference.Chat.Limits;

/// <summary>
/// A bucket that fills at a rate. Whoever takes more than there is leaves a debt that the next one waits for, so that large takers are
/// served too. Never more than capacity and rate · time is taken in any time, counted from when the takers really left.
/// </summary>
internal sealed class Bucket(double perMinute, double capacity, TimeProvider time)
{
    private readonly double most = capacity;
    private double level = capacity;
    private long last = time.GetTimestamp();

    /// <summary>How long to wait before something may be taken.</summary>
    public TimeSpan Wait()
    {
        Fill();
        // A hair more than zero: rounding must not make a wait of nothing last for ever.
        return level >= Math.Min(1, most) - 1e-6
            ? TimeSpan.Zero
            : TimeSpan.FromMinutes((Math.Min(1, most) - level) / perMinute) + TimeSpan.FromTicks(1);
    }

    public void Take(double amount)
    {
        Fill();
        level -= amount;
    }

    private void Fill()
    {
        var now = time.GetTimestamp();
        level = Math.Min(most, level + (time.GetElapsedTime(last, now).TotalMinutes * perMinute));
        last = now;
    }
}
