namespace Ponder.Core.Proposing;

/// <summary>
/// Reads the sub-questions of a division (<see cref="Purpose.Divide"/>): one a line, after a number or a dash and a space, with <c>(complex)</c> at the
/// end of one that is to be divided itself. Other lines are no sub-questions.
/// </summary>
public static class SubQuestions
{
    /// <summary>Sub-questions that are read; more are left out.</summary>
    public const int Most = 16;

    private const string Complex = "(complex)";

    /// <summary>The sub-questions, in their order, and which of them are complex.</summary>
    public static IReadOnlyList<(string Text, bool IsComplex)> Read(string division) =>
        [.. division.Split('\n').Select(One).OfType<(string, bool)>().Take(Most)];

    /// <summary>One of them; empty where there is none.</summary>
    public static string At(string division, int place) => Read(division).ElementAtOrDefault(place).Text ?? "";

    private static (string, bool)? One(string line)
    {
        var text = line.Trim();
        var digits = text.TakeWhile(char.IsAsciiDigit).Count();
        if (text.Length <= digits + 1 || !char.IsWhiteSpace(text[digits + 1])) return null;
        if (!(digits > 0 ? text[digits] is '.' or ')' : text[0] is '-' or '*' or '•')) return null;
        text = text[(digits + 1)..].Trim();
        var complex = text.TrimEnd('.').EndsWith(Complex, StringComparison.OrdinalIgnoreCase);
        if (complex) text = text[..text.LastIndexOf(Complex, StringComparison.OrdinalIgnoreCase)].Trim();
        return text.Length == 0 ? null : (text, complex);
    }
}
