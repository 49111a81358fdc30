using System.Globalization;
using System.Text.RegularExpressions;

namespace Ponder.Answers.Tests;

/// <summary>Other ways in which people write the same answer.</summary>
internal static partial class Respellings
{
    public static IEnumerable<string> Of(string answer)
    {
        yield return $"${answer}$";
        yield return $"\\boxed{{{answer}}}";
        yield return $" {answer} .";
        yield return answer.Replace("\\frac", "\\dfrac", StringComparison.Ordinal);
        yield return answer.Replace("\\frac", "\\tfrac", StringComparison.Ordinal);
        yield return answer.Replace("(", "\\left(", StringComparison.Ordinal).Replace(")", "\\right)", StringComparison.Ordinal);
        yield return answer.Replace(",", ", ", StringComparison.Ordinal) is var spaced && !Thousands().IsMatch(answer) ? spaced : answer;
        yield return Fraction().Replace(answer, "($1/$2)");
        if (Fraction().Match(answer) is { Success: true } match && match.Value == answer
            && Decimal(match) is { } decimals)
            yield return decimals;
        if (Numeral().IsMatch(answer))
        {
            yield return "x=" + answer;
            yield return "n = " + answer;
            yield return answer + ".0";
            yield return answer + "\\text{ units}";
            yield return "\\$" + answer;
            yield return $"\\frac{{{answer}}}{{1}}";
            yield return long.Parse(answer, CultureInfo.InvariantCulture).ToString("N0", CultureInfo.InvariantCulture);
            yield return long.Parse(answer, CultureInfo.InvariantCulture).ToString("N0", CultureInfo.InvariantCulture)
                .Replace(",", "{,}", StringComparison.Ordinal);
        }
        if (Polynomial().IsMatch(answer)) yield return $"0 + ({answer})\\cdot 1";
        if (List().IsMatch(answer)) yield return string.Join(", ", answer.Split(',').Reverse());
        if (answer.Contains("\\pm", StringComparison.Ordinal) && !answer.Contains('{'))
            yield return answer.Replace("\\pm", "\\mp", StringComparison.Ordinal);
        if (answer.Contains("^\\circ", StringComparison.Ordinal))
            yield return answer.Replace("^\\circ", " degrees", StringComparison.Ordinal);
        if (answer.StartsWith("\\text{", StringComparison.Ordinal)) yield return answer[6..^1];
        if (answer.Contains("pmatrix", StringComparison.Ordinal))
            yield return answer.Replace("pmatrix", "bmatrix", StringComparison.Ordinal);
        if (answer.Contains("\\infty", StringComparison.Ordinal)) yield return answer.Replace("\\infty", "∞", StringComparison.Ordinal);
        if (answer.Contains("\\sqrt", StringComparison.Ordinal)) yield return answer.Replace("\\sqrt", "√", StringComparison.Ordinal);
        if (answer.Contains(" \\cup ", StringComparison.Ordinal)) yield return string.Join(" ∪ ", answer.Split(" \\cup ").Reverse());
    }

    /// <summary>The fraction as a decimal where that ends.</summary>
    private static string? Decimal(Match match)
    {
        var value = decimal.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) / decimal.Parse(
            match.Groups[2].Value, CultureInfo.InvariantCulture);
        return decimal.Round(value, 8) == value ? value.ToString(CultureInfo.InvariantCulture) : null;
    }

    [GeneratedRegex(@"(?<!\d ?)\\d?frac\{(-?\d+)\}\{(\d+)\}")]
    private static partial Regex Fraction();

    [GeneratedRegex(@"^-?\d+$")]
    private static partial Regex Numeral();

    [GeneratedRegex(@"\d,\\?!?\s?\d{3}")]
    private static partial Regex Thousands();

    [GeneratedRegex(@"^[a-z0-9^+\- ]+$")]
    private static partial Regex Polynomial();

    [GeneratedRegex(@"^-?\d{1,2}(,\s?-?\d{1,2})+$")]
    private static partial Regex List();
}
