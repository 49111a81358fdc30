using System.Globalization;

namespace Ponder.Search.Options;

/// <summary>The values of a strategy's options, checked against their ranges.</summary>
public sealed class OptionValues
{
    private readonly SortedDictionary<string, string> values = new(StringComparer.Ordinal);

    /// <summary>Takes what is given and the defaults for the rest.</summary>
    /// <exception cref="OptionException">An unknown option, or a value outside its range.</exception>
    public OptionValues(string strategy, IReadOnlyList<Option> options, IReadOnlyDictionary<string, string> given)
    {
        foreach (var name in given.Keys.Order(StringComparer.Ordinal))
        {
            if (options.All(o => o.Name != name))
                throw new OptionException($"{strategy} has no option \"{name}\"; it has {string.Join(", ", options.Select(o => o.Name))}");
        }

        foreach (var option in options) values[option.Name] = Checked(strategy, option, given.GetValueOrDefault(option.Name, option.Default));
    }

    /// <summary>Whether there is such an option.</summary>
    public bool Has(string name) => values.ContainsKey(name);

    /// <summary>A whole number.</summary>
    public int Count(string name) => int.Parse(values[name], CultureInfo.InvariantCulture);

    /// <summary>A number.</summary>
    public double Number(string name) => double.Parse(values[name], CultureInfo.InvariantCulture);

    /// <summary>A word.</summary>
    public string Word(string name) => values[name];

    internal static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Checked(string strategy, Option option, string value)
    {
        if (option.Choices is { } choices)
        {
            return choices.Contains(value)
                ? value
                : throw new OptionException($"{strategy}: {option.Name} is \"{value}\": expected one of {string.Join(", ", choices)}");
        }

        var number = double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var n) ? n : double.NaN;
        return number >= option.Min && number <= option.Max && (!option.Whole || number == Math.Truncate(number))
            ? Text(number)
            : throw new OptionException(
                $"{strategy}: {option.Name} is \"{value}\": expected a {(option.Whole ? "whole " : "")}number from {Text(option.Min!.Value)} to {Text(option.Max!.Value)}");
    }
}
