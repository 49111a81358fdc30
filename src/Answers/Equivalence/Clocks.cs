using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using Ponder.Answers.Parsing;

namespace Ponder.Answers.Equivalence;

/// <summary>Times of day and dates, which would otherwise read as ratios and differences.</summary>
internal static partial class Clocks
{
    private const int HalfDay = 12 * 3600;

    private const int LongestText = 60;

    private static readonly SearchValues<string> Signs = SearchValues.Create(
        [":", "am", "pm", "a.m", "p.m", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"],
        StringComparison.OrdinalIgnoreCase);

    public static Meaning? Read(string text)
    {
        if (text.Length > LongestText || !MayBe(text)) return null;
        text = Latex().Replace(text, " ").Trim(' ', '$', '*').TrimEnd('.').Replace("  ", " ", StringComparison.Ordinal);
        return Time().Match(text) is { Success: true } time ? Clock(time)
            : Iso().Match(text) is { Success: true } iso ? Date(iso)
            : Worded().Match(text) is { Success: true } named ? Date(named)
            : Numeric().Match(text) is { Success: true } numeric ? Date(numeric)
            : null;
    }

    /// <summary>Rules most answers out before the patterns are tried.</summary>
    private static bool MayBe(ReadOnlySpan<char> text) =>
        text.ContainsAnyInRange('0', '9') && (text.ContainsAny(Signs) || text.Count('/') == 2 || text.Count('-') == 2);

    public static bool Same(ClockMeaning x, ClockMeaning y)
    {
        if (x.Seconds == y.Seconds && (x.Afternoon is null || y.Afternoon is null || x.Afternoon == y.Afternoon)) return true;
        return OnDay(x) is { } a && OnDay(y) is { } b && a == b;
    }

    private static int? OnDay(ClockMeaning time) =>
        time.Afternoon is { } afternoon ? (time.Seconds % HalfDay) + (afternoon ? HalfDay : 0)
        : time.Seconds is >= HalfDay + 3600 or < 3600 ? time.Seconds
        : null;

    private static ClockMeaning? Clock(Match match)
    {
        var (hour, minute, second) = (Part(match, "h") ?? 0, Part(match, "m") ?? 0, Part(match, "s") ?? 0);
        var half = match.Groups["half"].Value;
        if (hour > (half.Length > 0 ? 12 : 24) || minute > 59 || second > 59) return null;
        return new ClockMeaning((hour * 3600) + (minute * 60) + second, half.Length == 0 ? null : half[0] is 'p' or 'P');
    }

    private static DateMeaning? Date(Match match)
    {
        var month = Part(match, "month") ?? Months.Find(match.Groups["name"].Value);
        var day = Part(match, "day") ?? 0;
        if (month > 12) (month, day) = (day, month);
        return month is >= 1 and <= 12 && day is >= 1 and <= 31 ? new DateMeaning(Part(match, "year"), month, day) : null;
    }

    private static int? Part(Match match, string name) =>
        match.Groups[name] is { Success: true, Value: { Length: > 0 } digits } ? int.Parse(digits, CultureInfo.InvariantCulture) : null;

    private const string MonthNames = "(?<name>jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?"
        + "|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)";

    private const string DayNumber = @"(?<day>[0-9]{1,2})(st|nd|rd|th)?";
    private const string YearAfter = @"(,? (?<year>[0-9]{4}))?$";
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"\\(text|mathrm|mbox|,|;|!|\s)\s*|[{}~]", Options)]
    private static partial Regex Latex();

    [GeneratedRegex(@"^((?<h>[0-9]{1,2}):(?<m>[0-9]{2})(:(?<s>[0-9]{2}))?\s*(?<half>[ap]\.?m)?|(?<h>[0-9]{1,2})\s*(?<half>[ap]\.?m))$",
        Options)]
    private static partial Regex Time();

    [GeneratedRegex(@"^(?<year>[0-9]{4})-(?<month>[0-9]{2})-(?<day>[0-9]{2})$", Options)]
    private static partial Regex Iso();

    [GeneratedRegex("^(" + MonthNames + @"\.? " + DayNumber + "|" + DayNumber + " (of )?" + MonthNames + ")" + YearAfter, Options)]
    private static partial Regex Worded();

    [GeneratedRegex(@"^(?<month>[0-9]{1,2})/(?<day>[0-9]{1,2})/(?<year>[0-9]{4})$", Options)]
    private static partial Regex Numeric();
}
