namespace Ponder.Search.Options;

/// <summary>One option of a strategy: a number in a range, or one of several words.</summary>
public sealed record Option(string Name, string Summary, string Default)
{
    /// <summary>The smallest value.</summary>
    public double? Min { get; init; }

    /// <summary>The largest value.</summary>
    public double? Max { get; init; }

    /// <summary>Whether only whole numbers are meant.</summary>
    public bool Whole { get; init; }

    /// <summary>The words, where it is no number.</summary>
    public IReadOnlyList<string>? Choices { get; init; }

    /// <summary>A whole number from <paramref name="min"/> to <paramref name="max"/>.</summary>
    public static Option Count(string name, string summary, int standard, int min, int max) =>
        new(name, summary, OptionValues.Text(standard)) { Min = min, Max = max, Whole = true };

    /// <summary>A number from <paramref name="min"/> to <paramref name="max"/>.</summary>
    public static Option Number(string name, string summary, double standard, double min, double max) =>
        new(name, summary, OptionValues.Text(standard)) { Min = min, Max = max };

    /// <summary>One of several words, the first by default.</summary>
    public static Option Word(string name, string summary, params IReadOnlyList<string> choices) => new(name, summary, choices[0]) { Choices = choices };
}
