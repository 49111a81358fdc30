namespace Ponder.Inference.Onnx.Language.Chat;

/// <summary>The first moment of a day, always.</summary>
internal sealed class StoppedClock(DateOnly day) : TimeProvider
{
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => new(day, default, TimeSpan.Zero);
}
