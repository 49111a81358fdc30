using Ponder.Answers.Arithmetic;

namespace Ponder.Answers.Parsing;

/// <summary>Units after a quantity, currency before or after it.</summary>
internal sealed partial class Parser
{
    private const int HighestPower = 6;

    /// <summary>"cm^2", "square feet", "km/h", "miles per hour", "red apples".</summary>
    private Unit UnitWords()
    {
        var unit = UnitWord();
        while (true)
        {
            if (Now.Is("/") && (After(1).Kind == TokenKind.Word || (After(1).Kind == TokenKind.Letter && Units.IsUnit(After(1).Text))))
            {
                at++;
                unit = unit.Times(UnitWord().Power(-1));
            }
            else if (Now.Kind == TokenKind.Word && Now.Text == "per" && After(1).Kind == TokenKind.Word)
            {
                at++;
                unit = unit.Times(UnitWord().Power(-1));
            }
            else if (Now.Kind == TokenKind.Word)
            {
                unit = unit.Times(UnitWord());
            }
            else
            {
                return unit;
            }
        }
    }

    private Unit UnitWord()
    {
        var word = Take().Text.ToLowerInvariant();
        var power = word switch { "square" or "sq" => 2, "cubic" or "cu" => 3, _ => 1 };
        if (power > 1 && Now.Kind == TokenKind.Word) return UnitWord().Power(power);
        var unit = Units.Find(tokens[at - 1].Text) ?? new Unit(Singular(word), 1);
        if (!Now.Is("^")) return unit;
        var exponent = UnitExponent();
        return exponent == 0 ? unit : unit.Power(exponent);
    }

    private int UnitExponent()
    {
        at++;
        return Exponent() is Num { Value: { IsInteger: true } value } && value.Abs() <= HighestPower
            ? (int)value.Numerator
            : throw Unexpected();
    }

    private static string Singular(string word) => word.Length > 3 && word.EndsWith('s') ? word[..^1] : word;

    private static Unit? Currency(Token token) => token.Kind != TokenKind.Mark ? null : token.Text switch
    {
        "$" => new Unit("dollar", 1),
        "€" => new Unit("euro", 1),
        "£" => new Unit("pound", 1),
        "¥" => new Unit("yen", 1),
        "₹" => new Unit("rupee", 1),
        "¢" => new Unit("dollar", new Rational(1, 100)),
        _ => null,
    };
}
