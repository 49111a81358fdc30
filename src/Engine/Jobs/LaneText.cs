using System.Globalization;
using System.Text.RegularExpressions;

namespace Ponder.Engine.Jobs;

/// <summary>A lane and its deadline as people write them.</summary>
public static partial class LaneText
{
    /// <summary>The names of lanes.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Enum.GetNames<Lane>().Select(name => name.ToLowerInvariant())];

    /// <summary>The lane of that name.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public static Lane Parse(string name) => Names.ToList().IndexOf(name.ToLowerInvariant()) is >= 0 and var place
        ? (Lane)place : throw new FormatException($"lane is \"{name}\": expected one of {string.Join(", ", Names)}");

    /// <summary>A time such as <c>45m</c>, <c>6h</c> or <c>2d</c>.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static TimeSpan Deadline(string text)
    {
        if (Time().Match(text.Trim()) is { Success: true } match && double.TryParse(match.Groups[1].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number < 100_000)
        {
            return match.Groups[2].Value switch
            {
                "m" => TimeSpan.FromMinutes(number),
                "h" => TimeSpan.FromHours(number),
                _ => TimeSpan.FromDays(number),
            };
        }

        throw new FormatException($"batch-deadline is \"{text}\": expected a time such as 45m, 6h or 2d");
    }

    [GeneratedRegex(@"^(\d+(?:\.\d+)?)(m|h|d)$", RegexOptions.CultureInvariant)]
    private static partial Regex Time();
}
