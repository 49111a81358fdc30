namespace Ponder.Inference.Tests.Onnx.Language.Jinja;

/// <summary>A clock that stands at five past two on the 9th of March 2025.</summary>
internal sealed class FixedClock : TimeProvider
{
    public static readonly FixedClock Afternoon = new();

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => new(2025, 3, 9, 14, 5, 6, TimeSpan.Zero);
}
