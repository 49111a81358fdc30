using System.Collections.Frozen;
using System.Text;

namespace Ponder.Answers.Parsing;

/// <summary>Writes typographic characters as the LaTeX they stand for.</summary>
internal static class Unicode
{
    private static readonly FrozenDictionary<char, string> Plain = Table().ToFrozenDictionary();

    public static string ToLatex(string text)
    {
        if (System.Text.Ascii.IsValid(text)) return text;
        var plain = new StringBuilder(text.Length + 16);
        foreach (var c in text) _ = Plain.TryGetValue(c, out var latex) ? plain.Append(latex) : plain.Append(c);
        return plain.ToString();
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
        const string From = "−–—×·⋅∙÷′’“”，：（）％°º";
        string[] to = ["-", "-", "-", "*", "*", "*", "*", "/", "'", "'", "\"", "\"", ",", ":", "(", ")", "%", "^\\circ ", "^\\circ "];
        for (var i = 0; i < From.Length; i++) yield return new(From[i], to[i]);
        const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹";
        foreach (var c in Raised) yield return new(c, $"^{Raised.IndexOf(c)}");
        for (var c = '₀'; c <= '₉'; c++) yield return new(c, $"_{c - '₀'}");
        string[] fractions =
        [
            "½ 12", "⅓ 13", "⅔ 23", "¼ 14", "¾ 34", "⅕ 15", "⅖ 25", "⅗ 35", "⅘ 45", "⅙ 16", "⅚ 56", "⅛ 18", "⅜ 38", "⅝ 58", "⅞ 78",
        ];
        foreach (var line in fractions) yield return new(line[0], $"\\frac{line[2..]}");
        foreach (var space in "\u00a0\u2009\u202f\u2002\u2003\u200a") yield return new(space, "\\,");
        yield return new('\u200b', "");
    }
}
