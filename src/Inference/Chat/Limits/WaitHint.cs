using System.Globalization;
using System.Text.RegularExpressions;
using Ponder.Inference.Chat.Wire;

namespace Ponder.Inference.Chat.Limits;

/// <summary>How long a service asks to be left alone. What is no number, or longer than a day, is no hint.</summary>
internal static partial class WaitHint
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public static TimeSpan? Of(WireReply reply, TimeProvider time)
    {
        foreach (var name in (ReadOnlySpan<string>)["retry-after-ms", "x-ms-retry-after-ms"])
        {
            if (Number(reply.Header(name)) is { } milliseconds && Seconds(milliseconds / 1000) is { } span) return span;
        }

        var after = reply.Header("Retry-After");
        if (Number(after) is { } seconds) return Seconds(seconds);
        if (after is not null && Parts().Match(after.Trim()) is { Success: true, Length: > 0 } parts)
            return Seconds((3600 * Part(parts, 1)) + (60 * Part(parts, 2)) + Part(parts, 3) + (Part(parts, 4) / 1000));
        return DateTimeOffset.TryParse(after, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? Seconds((date - time.GetUtcNow()).TotalSeconds) : null;
    }

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static TimeSpan? Seconds(double seconds) =>
        double.IsFinite(seconds) && seconds <= Longest.TotalSeconds ? TimeSpan.FromSeconds(Math.Max(0, seconds)) : null;

    private static double Part(Match match, int group) => Number(match.Groups[group].Value) ?? 0;

    [GeneratedRegex(@"^(?:(\d+)h)?(?:(\d+)m(?!s))?(?:(\d+(?:\.\d+)?)s)?(?:(\d+(?:\.\d+)?)ms)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Parts();
}
