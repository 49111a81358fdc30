using System.Globalization;
using System.Text.RegularExpressions;
using Ponder.Core.Naming;

namespace Ponder.Core.Budgets;

/// <summary>An amount as people write it: a number, perhaps with <c>k</c>, <c>M</c> or <c>G</c>, and a unit.</summary>
internal static partial class AmountText
{
    private const decimal Most = 1e27m;
    private const string Expected = "expected a positive number and a unit, such as 200ktok, 500samples, $2 or 1e15flops";

    private static readonly AmountUnit Tokens = new("tok", "tok", "toks", "token", "tokens");

    private static readonly AmountUnit[] Units =
    [
        Tokens, new("samples", "sample", "samples"), new("usd", "usd", "$", "dollar", "dollars"), new("flops", "flop", "flops"),
    ];

    private static readonly Dictionary<string, decimal> Factors = new(StringComparer.Ordinal)
    {
        [""] = 1,
        ["k"] = 1e3m,
        ["m"] = 1e6m,
        ["b"] = 1e9m,
        ["g"] = 1e9m,
        ["t"] = 1e12m,
        ["p"] = 1e15m,
    };

    /// <summary>The amount, over 0, and what it is of: tokens where it has a factor and no unit, as in <c>100k</c>.</summary>
    /// <exception cref="FormatException">The text is none; the message says what is wrong with it.</exception>
    public static (decimal Amount, AmountUnit Unit) Read(string text)
    {
        var parts = Form().Match(text.Trim());
        if (!parts.Success) throw Bad(Expected);
        var (sign, rest) = (parts.Groups["dollar"].Value, parts.Groups["rest"].Value.ToLowerInvariant());
        var (factor, unit) = Split(rest) ?? throw Bad($"there is no unit \"{parts.Groups["rest"]}\"; {Expected}{Hint(rest)}");
        if (sign.Length > 0)
            unit = unit is null ? Units[2] : throw Bad($"it has two units, {sign} and {unit.Name}; {Expected}");
        if (unit is null && factor.Length == 0) throw Bad($"it has no unit; {Expected}");
        var digits = parts.Groups["number"].Value.Replace("_", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);
        var about = double.Parse(digits, CultureInfo.InvariantCulture) * (double)Factors[factor];
        if (about < 0) throw Bad($"it is below zero; {Expected}");
        if (about == 0) throw Bad($"it is zero, and nothing could be spent; {Expected}");
        unit ??= Tokens;
        if (about > (double)Most) throw TooLarge(text, Most, unit.Name);
        var amount = decimal.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture) * Factors[factor];
        return amount > 0 ? (amount, unit) : throw Bad("it is too small to be told from zero");

        FormatException Bad(string words) => new($"budget \"{text}\": {words}");
    }

    public static FormatException TooLarge(string text, decimal most, string of) =>
        new($"budget \"{text}\" is too large: expected at most {most.ToString("0e0", CultureInfo.InvariantCulture)} {of}");

    /// <summary>What stands behind the number, as a factor and a unit: <c>ktok</c>, <c>k</c>, <c>tokens</c>; null where it is neither.</summary>
    private static (string Factor, AmountUnit? Unit)? Split(string rest)
    {
        if (Find(rest) is { } whole) return ("", whole);
        if (rest.Length == 0 || Factors.ContainsKey(rest)) return (rest, null);
        return Factors.ContainsKey(rest[..1]) && Find(rest[1..].TrimStart()) is { } unit ? (rest[..1], unit) : null;
    }

    private static AmountUnit? Find(string word) => Array.Find(Units, unit => unit.Words.Contains(word));

    private static string Hint(string rest) => Nearest.Hint(rest, [.. Units.Select(unit => unit.Name), "tokens", "dollars"]);

    [GeneratedRegex(@"^(?<dollar>\$)?\s*(?<number>[+-]?([0-9]{1,3}(,[0-9]{3})+|[0-9][0-9_]*)?(\.[0-9][0-9_]*)?(?<=[0-9]|_)([eE][+-]?[0-9]{1,3})?)\s*(?<rest>[^0-9\s.,_+-]+(\s+[^0-9\s]+)?)?$")]
    private static partial Regex Form();
}

/// <summary>A unit of budgets.</summary>
/// <param name="Name">What Ponder calls it.</param>
/// <param name="Words">What people call it.</param>
internal sealed record AmountUnit(string Name, params string[] Words);
