using System.Collections.Frozen;
using Ponder.Answers.Arithmetic;

namespace Ponder.Answers.Parsing;

/// <summary>Units of measure and currency: what they measure and how much of it. "percent" and "degree" are units too.</summary>
internal static class Units
{
    private static readonly string[] Lines =
    [
        "length 1 m meter metre", "length 1000 km kilometer kilometre", "length 1/100 cm centimeter centimetre",
        "length 1/1000 mm millimeter millimetre", "length 0.0254 in inch inches", "length 0.3048 ft foot feet", "length 0.9144 yd yard",
        "length 1609.344 mi mile", "angle 1 rad radian", "angle* 1 degree deg", "percent 1 percent pct percentage", "time 1 s sec second",
        "time 60 min minute", "time 3600 h hr hour", "time 86400 day", "time 604800 week", "month 1 month", "month 12 year yr",
        "mass 1 g gram", "mass 1000 kg kilogram", "mass 1/1000 mg milligram", "mass 28.349523125 oz ounce", "mass 453.59237 lb lbs pound",
        "mass 1000000 ton tonne", "volume 1 l L liter litre", "volume 1/1000 ml mL milliliter millilitre", "volume* 1 gallon gal",
        "volume* 1/4 quart", "volume* 1/8 pint", "volume* 1/16 cup", "dollar 1 dollar usd USD buck", "dollar 1/100 cent",
        "euro 1 euro eur EUR", "pound 1 gbp GBP", "yen 1 yen jpy JPY", "rupee 1 rupee inr INR Rs", "yuan 1 yuan rmb RMB CNY",
        "speed 1 mps", "speed 0.44704 mph", "speed 5/18 kph kmh", "power 1 W watt", "energy 1 J joule", "force 1 N newton",
        "frequency 1 Hz hertz", "temperature 1 celsius fahrenheit kelvin", "count 12 dozen", "count 100 hundred", "count 1000 thousand",
        "count 1000000 million", "count 1000000000 billion", "bit 1 bit", "bit 8 byte", "unit 1 unit", "unit2 1 squnit",
    ];

    private static readonly FrozenSet<string> Dimensions = Lines.Select(line => line[..line.IndexOf(' ')]).ToFrozenSet();

    /// <summary>Money is not convertible between currencies; the dimension carries the currency.</summary>
    private static readonly FrozenDictionary<string, Unit> Known = Table().ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The dimension of a million or a dozen: numbers, which need not be said.</summary>
    public const string Count = "count";

    public static Unit Temperature { get; } = new("temperature", 1);

    /// <summary>Whether some known unit measures this; a power or product counts by its first dimension.</summary>
    public static bool IsDimension(string dimension) => Dimensions.Contains(dimension.Split(' ', '^')[0]);

    public static bool IsUnit(string word) => Find(word) is not null;

    /// <summary>The unit of this name, in singular or plural, or null.</summary>
    public static Unit? Find(string word) =>
        Known.TryGetValue(word, out var unit)
        || Known.TryGetValue(word.ToLowerInvariant(), out unit)
        || (word.Length > 3 && word.EndsWith('s') && Known.TryGetValue(word[..^1].ToLowerInvariant(), out unit))
            ? unit
            : null;

    private static IEnumerable<KeyValuePair<string, Unit>> Table()
    {
        foreach (var line in Lines)
        {
            var fields = line.Split(' ');
            foreach (var name in fields[2..]) yield return new(name, new Unit(fields[0], Rational.Parse(fields[1])));
        }
    }
}
