namespace Ponder.Answers.Parsing;

/// <summary>Operators of one to three characters.</summary>
internal static class Operators
{
    private static readonly string[] Long = ["<=>", "**", "<=", ">=", "=<", "=>", "!=", "<>", "==", ":=", "->", "!!", "+-", "..."];

    public static string At(string text, int at) =>
        Array.Find(Long, op => string.CompareOrdinal(text, at, op, 0, op.Length) == 0 && !IsFactorial(op, text, at))
        ?? text.Substring(at, 1);

    public static string Canonical(string mark, bool spaced) => mark switch
    {
        "**" => "^",
        "=<" => "<=",
        "=>" when !spaced => ">=",
        "<>" => "!=",
        "==" or ":=" => "=",
        ";" => ",",
        _ => mark,
    };

    /// <summary>5!=120 is a factorial, x != 3 is not.</summary>
    private static bool IsFactorial(string op, string text, int at) =>
        op == "!=" && at > 0 && (char.IsAsciiDigit(text[at - 1]) || text[at - 1] == ')');
}
