namespace Ponder.Engine.Results;

/// <summary>Shortens texts that people read.</summary>
public static class Excerpt
{
    /// <summary>The text, or its beginning and an ellipsis, in at most so many characters; a sign of two halves is not cut in two.</summary>
    public static string Of(string text, int most) =>
        text.Length <= most ? text : $"{text[..(char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1)]}…";
}
