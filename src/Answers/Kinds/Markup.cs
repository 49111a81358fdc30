namespace Ponder.Answers.Kinds;

/// <summary>LaTeX around words: \text{…}, \textbf{…}, dollar signs and braces.</summary>
internal static class Markup
{
    private static readonly string[] Commands =
    [
        "\\text", "\\textbf", "\\textit", "\\textrm", "\\mathrm", "\\mathbf", "\\mathit", "\\mathsf", "\\mbox", "\\boxed", "\\emph",
        "\\bf",
    ];

    public static string Strip(string text)
    {
        if (text.AsSpan().IndexOfAny('\\', '{', '$') < 0) return text;
        foreach (var command in Commands)
            text = text.Replace(command + "{", "{", StringComparison.Ordinal).Replace(command + " ", " ", StringComparison.Ordinal);
        text = text.Replace("\\qquad", " ", StringComparison.Ordinal).Replace("\\quad", " ", StringComparison.Ordinal)
            .Replace("\\ ", " ", StringComparison.Ordinal).Replace("\\,", " ", StringComparison.Ordinal)
            .Replace("\\%", "%", StringComparison.Ordinal).Replace("\\&", "&", StringComparison.Ordinal)
            .Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal).Trim();
        return text.Length > 2 && text[0] == '$' && text[^1] == '$' ? text.Trim('$') : text;
    }
}
