namespace Ponder.Inference.Onnx.Language.Jinja.Values;

/// <summary>A text that the filter <c>safe</c> marked: texts added to it are escaped for HTML, as Jinja does.</summary>
internal sealed record SafeText(string Text)
{
    /// <summary>The value without such a mark.</summary>
    public static object? Plain(object? value) => value is SafeText safe ? safe.Text : value;

    /// <summary>The text, escaped unless it is marked.</summary>
    public static string Escaped(object? value) => value switch
    {
        SafeText safe => safe.Text,
        string text => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal).Replace("'", "&#39;", StringComparison.Ordinal).Replace("\"", "&#34;", StringComparison.Ordinal),
        _ => throw new JinjaFault($"a text and a {Types.Name(value)} cannot be added"),
    };
}
