using System.Globalization;

namespace Ponder.Answers.Parsing;

/// <summary>Alphabets that no formula uses: their letters make words, also alone.</summary>
internal static class Scripts
{
    private const char LastOfGreek = '\u03ff';

    /// <summary>Beyond Latin and Greek, and no mathematical letter.</summary>
    public static bool IsForeign(char c) =>
        c > LastOfGreek && c is not (>= '\u1e00' and <= '\u21ff') && (char.IsLetter(c) || IsMark(c)) && !char.IsSurrogate(c);

    /// <summary>A vowel sign or accent that belongs to the letter before it.</summary>
    public static bool IsMark(char c) =>
        c > LastOfGreek && char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
