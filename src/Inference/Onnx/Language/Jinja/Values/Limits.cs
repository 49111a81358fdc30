namespace Ponder.Inference.Onnx.Language.Jinja.Values;

/// <summary>What no sensible template comes near, so that a runaway one ends with an error.</summary>
internal static class Limits
{
    /// <summary>Steps of one rendering; a step is a small piece of work, so this is about a second.</summary>
    public const long Steps = 5_000_000;

    /// <summary>Characters of one text.</summary>
    public const int Text = 1 << 24;

    /// <summary>Items of one list, those of the lists in it counted too.</summary>
    public const int Items = 1 << 20;

    /// <summary>Lists within lists, expressions within expressions, macros within macros.</summary>
    public const int Depth = 200;

    /// <summary>The longest range, as in Jinja's own sandbox.</summary>
    public const int Range = 100_000;

    /// <summary>The count, where a text may be so long.</summary>
    /// <exception cref="JinjaFault">It may not.</exception>
    public static int Length(long characters) =>
        characters is >= 0 and <= Text ? (int)characters : throw new JinjaFault($"a text grows beyond {Text} characters");

    /// <summary>The count, where a list may have so many items.</summary>
    /// <exception cref="JinjaFault">It may not.</exception>
    public static int Count(long items) =>
        items is >= 0 and <= Items ? (int)items : throw new JinjaFault($"a list grows beyond {Items} items");
}
