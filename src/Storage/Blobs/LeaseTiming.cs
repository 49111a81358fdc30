namespace Ponder.Storage.Blobs;

/// <summary>When a blob lease ends unless renewed (the service takes 15 to 60 s) and how often it is renewed.</summary>
internal sealed record LeaseTiming(TimeSpan Duration, TimeSpan RenewEvery)
{
    public static LeaseTiming Default { get; } = new(TimeSpan.FromSeconds(45), TimeSpan.FromSeconds(12));

    /// <summary>A holder stops this long before the service gives the lease to another.</summary>
    public TimeSpan Margin { get; } = TimeSpan.FromSeconds(5);
}
