using System.Globalization;
using Ponder.Search.Options;

namespace Ponder.Cli;

/// <summary>Lists of numbers on the command line.</summary>
internal static class Numbers
{
    /// <summary>Budgets in sampled solutions, joined by commas.</summary>
    /// <exception cref="OptionException">One is no whole number from 1 to 1024.</exception>
    public static List<int> Budgets(string text) =>
    [
        .. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(part =>
            int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is >= 1 and <= 1024
                ? n
                : throw new OptionException($"--n \"{part}\": expected whole numbers from 1 to 1024 joined by commas")),
    ];
}
