using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Ponder.Answers.Parsing;

/// <summary>Writes typographic characters as the LaTeX they stand for.</summary>
internal static class Unicode
{
    private const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱˣʸᵏᵐ";
    private const string RaisedPlain = "0123456789+-=()nixykm";
    private const string Lowered = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙᵢₓₖₘ";
    private const string LoweredPlain = "0123456789+-=()nixkm";
    private const int FullWidth = '！' - '!';

    private static readonly FrozenDictionary<char, string> Plain = Table().ToFrozenDictionary();

    public static string ToLatex(string text)
    {
        if (System.Text.Ascii.IsValid(text)) return text;
        var plain = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (Raised.Contains(c, StringComparison.Ordinal)) i = Script(plain, text, i, '^', Raised, RaisedPlain);
            else if (Lowered.Contains(c, StringComparison.Ordinal)) i = Script(plain, text, i, '_', Lowered, LoweredPlain);
            else if (c is '\u0304' or '\u0305' or '\u0307') Over(plain, text, i);
            else if (c is >= '！' and <= '～' && !Plain.ContainsKey(c)) plain.Append((char)(c - FullWidth));
            else if (c > '\u0600' && char.IsDigit(c)) plain.Append(CharUnicodeInfo.GetDecimalDigitValue(c));
            else _ = Plain.TryGetValue(c, out var latex) ? plain.Append(latex) : plain.Append(c);
        }

        return plain.ToString();
    }

    /// <summary>Raised or lowered signs side by side are one exponent or index.</summary>
    private static int Script(StringBuilder plain, string text, int at, char mark, string signs, string values)
    {
        var end = at;
        while (end < text.Length && signs.Contains(text[end], StringComparison.Ordinal)) end++;
        plain.Append(mark).Append('{');
        for (var i = at; i < end; i++) plain.Append(values[signs.IndexOf(text[i])]);
        plain.Append('}');
        return end - 1;
    }

    /// <summary>A bar or dot over the digit before it.</summary>
    private static void Over(StringBuilder plain, string text, int at)
    {
        if (plain.Length == 0 || !char.IsAsciiDigit(plain[^1])) return;
        const string Bar = "\\overline{";
        var joins = at > 1 && text[at - 2] == text[at] && plain is [.., '}', _];
        var digit = plain[^1];
        plain.Length -= joins ? 2 : 1;
        plain.Append(joins ? "" : Bar).Append(digit).Append('}');
    }

    private static IEnumerable<KeyValuePair<char, string>> Table()
    {
        string[] greek =
        [
            "α alpha", "β beta", "γ gamma", "δ delta", "ε epsilon", "ϵ epsilon", "ζ zeta", "η eta", "θ theta", "ι iota", "κ kappa",
            "λ lambda", "μ mu", "ν nu", "ξ xi", "π pi", "ρ rho", "σ sigma", "τ tau", "φ phi", "ϕ phi", "χ chi", "ψ psi", "ω omega",
            "Γ Gamma", "Δ Delta", "Θ Theta", "Λ Lambda", "Ξ Xi", "Π Pi", "Σ Sigma", "Φ Phi", "Ψ Psi", "Ω Omega", "≤ le", "⩽ le", "≥ ge",
            "⩾ ge", "≠ ne", "≈ approx", "≡ equiv", "∈ in", "∞ infty", "∪ cup", "∩ cap", "∅ emptyset", "√ sqrt", "∠ angle", "± pm", "∓ mp",
            "∑ sum", "∫ int", "→ to", "⇒ implies", "ℝ Reals", "ℤ Integers", "ℕ Naturals", "ℚ Rationals", "ℂ Complexes", "… ldots",
            "⌊ lfloor", "⌋ rfloor", "⌈ lceil", "⌉ rceil", "⟨ langle", "⟩ rangle", "∖ setminus", "ℓ ell",
        ];
        foreach (var line in greek) yield return new(line[0], "\\" + line[2..] + " ");
        const string From = "−–—×·⋅∙÷′’“”，：（）％°º、；｀";
        string[] to = ["-", "-",
            "-", "*", "*", "*", "*", "/", "'", "'", "\"", "\"", ",", ":", "(", ")", "%", "^\\circ ", "^\\circ ", ",", ",", "`"];
        for (var i = 0; i < From.Length; i++) yield return new(From[i], to[i]);
        string[] fractions =
        [
            "½ 12", "⅓ 13", "⅔ 23", "¼ 14", "¾ 34", "⅕ 15", "⅖ 25", "⅗ 35", "⅘ 45", "⅙ 16", "⅚ 56", "⅛ 18", "⅜ 38", "⅝ 58", "⅞ 78",
        ];
        foreach (var line in fractions) yield return new(line[0], $"\\frac{line[2..]}");
        foreach (var space in "\u00a0\u2009\u202f\u2002\u2003\u200a") yield return new(space, "\\,");
        yield return new('\u200b', "");
    }
}
