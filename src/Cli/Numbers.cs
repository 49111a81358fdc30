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

    /// <summary>Accuracies over 0 and under 1, joined by commas; none where nothing is given.</summary>
    /// <exception cref="OptionException">One is no such number.</exception>
    public static List<double> Accuracies(string? text) =>
    [
        .. (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(part =>
            double.TryParse(part, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value is > 0 and < 1
                ? value
                : throw new OptionException($"--target-accuracy \"{part}\": expected numbers over 0 and under 1 joined by commas, such as 0.9,0.95")),
    ];
}
