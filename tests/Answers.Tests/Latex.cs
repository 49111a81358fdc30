using System.Globalization;
using Ponder.Answers.Equivalence;
using Ponder.Answers.Parsing;

namespace Ponder.Answers.Tests;

/// <summary>Prints expressions as LaTeX that reads back as the same expression, in one of two styles.</summary>
internal sealed class Latex(bool fancy)
{
    public static Latex Plain { get; } = new(false);
    public static Latex Fancy { get; } = new(true);

    private string Open => fancy ? "\\left( " : "(";
    private string Close => fancy ? " \\right)" : ")";

    public string Print(Expr expr) => expr switch
    {
        Num { Value: { Sign: < 0 } value, Decimal: var isDecimal } => $"{Open}-{Print(new Num(-value, isDecimal))}{Close}",
        Num { Value: var value, Decimal: true } =>
            ((decimal)(double)value.Numerator / (decimal)(double)value.Denominator).ToString("0.0###", CultureInfo.InvariantCulture),
        Num { Value: var value } => value.ToString(),
        Sym { Name: "pi" } => "\\pi ",
        Sym { Name: var name } => name,
        Sum { Terms: var terms } => Open + string.Join(fancy ? " + " : "+", terms.Select(Print)) + Close,
        Product { Factors: [var top, Power { Base: var bottom, Exponent: Num { Value: var minus } }] } when minus == -1 =>
            (fancy ? "\\dfrac{" : "\\frac{") + $"{Print(top)}}}{{{Print(bottom)}}}",
        Product { Factors: var factors } => Open + string.Join(fancy ? " \\cdot " : "*", factors.Select(Print)) + Close,
        Power { Base: var radicand, Exponent: Num { Value: { IsInteger: false } } } => $"\\sqrt{{{Print(radicand)}}}",
        Power { Base: var power, Exponent: var exponent } => $"{Open}{Print(power)}{Close}^{{{Print(exponent)}}}",
        Apply { Function: "abs", Arguments: [var inner] } => fancy ? $"\\lvert {Print(inner)} \\rvert" : $"|{Print(inner)}|",
        Apply { Function: var function, Arguments: var arguments } => $"\\{function}({string.Join(",", arguments.Select(Print))})",
        Bracketed { Open: var open, Items: var items, Close: var close } =>
            open + string.Join(fancy ? " , " : ",", items.Select(Print)) + close,
        SetOf { Items: var items } =>
            (fancy ? "\\left\\{ " : "\\{") + string.Join(", ", items.Select(Print)) + (fancy ? " \\right\\}" : "\\}"),
        Relation { Operands: [var left, var right], Operators: [var op] } => $"{Print(left)} {op} {Print(right)}",
        _ => throw new NotSupportedException(expr.ToString()),
    };

    /// <summary>The expression's structure in full.</summary>
    public static string Describe(Expr expr) => expr switch
    {
        Num { Value: var value, Decimal: var isDecimal } => isDecimal ? $"{value}d" : value.ToString(),
        Sym { Name: var name } => name,
        _ => $"{expr.GetType().Name}{Detail(expr)}[{string.Join(";", Rewriting.Children(expr).Select(Describe))}]",
    };

    private static string Detail(Expr expr) => expr switch
    {
        Apply { Function: var function } => function,
        Bracketed { Open: var open, Close: var close } => $"{open}{close}",
        Relation { Operators: var operators } => string.Concat(operators),
        _ => "",
    };
}
