using Ponder.Answers.Arithmetic;

namespace Ponder.Answers.Parsing;

/// <summary>
/// So much of one dimension; a compound dimension is written "length time^-1". An unknown word is a dimension of its own.
/// </summary>
internal sealed record Unit(string Dimension, Rational Scale)
{
    public static Unit Percent { get; } = new("percent", 1);
    public static Unit Degree { get; } = new("angle*", 1);

    public Unit Power(int exponent) => exponent == 1 ? this : new Unit(Raise(exponent), Scale.Power(exponent));

    public Unit Times(Unit other)
    {
        var powers = Powers().Concat(other.Powers()).GroupBy(p => p.Name, (name, group) => (name, group.Sum(p => p.Exponent)));
        return new Unit(Join(powers), Scale * other.Scale);
    }

    /// <summary>A million or a dozen of something.</summary>
    public bool IsCounted => Dimension == Units.Count || Dimension.StartsWith(Units.Count + " ", StringComparison.Ordinal)
        || Dimension.EndsWith(" " + Units.Count, StringComparison.Ordinal);

    /// <summary>What is counted, where the number says how many.</summary>
    public Unit Uncounted() => new(Join(Powers().Where(p => p.Name != Units.Count)), 1);

    private string Raise(int exponent) => Join(Powers().Select(p => (p.Name, p.Exponent * exponent)));

    private IEnumerable<(string Name, int Exponent)> Powers() =>
        from part in Dimension.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        let caret = part.IndexOf('^')
        select caret < 0 ? (part, 1) : (part[..caret], int.Parse(part[(caret + 1)..], System.Globalization.CultureInfo.InvariantCulture));

    private static string Join(IEnumerable<(string Name, int Exponent)> powers) => string.Join(
        ' ', powers.Where(p => p.Exponent != 0).OrderBy(p => p.Name, StringComparer.Ordinal)
            .Select(p => p.Exponent == 1 ? p.Name : $"{p.Name}^{p.Exponent}"));
}
