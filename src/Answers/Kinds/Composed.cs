using System.Text;

namespace Ponder.Answers.Kinds;

/// <summary>
/// Letters and the accents after them as one character, and ligatures as letters: texts differ in this by chance. Only European letters;
/// the runtime's own tables are not there where it runs without cultures.
/// </summary>
internal static class Composed
{
    private static readonly (char Mark, string Plain, string Whole)[] Marks =
    [
        ('\u0300', "aeiounwyAEIOUNWY", "àèìòùǹẁỳÀÈÌÒÙǸẀỲ"),
        ('\u0301', "aceilnorsuyzgkmpwACEILNORSUYZGKMPW", "áćéíĺńóŕśúýźǵḱḿṕẃÁĆÉÍĹŃÓŔŚÚÝŹǴḰḾṔẂ"),
        ('\u0302', "aceghijosuwyzACEGHIJOSUWYZ", "âĉêĝĥîĵôŝûŵŷẑÂĈÊĜĤÎĴÔŜÛŴŶẐ"),
        ('\u0303', "anoiueyvANOIUEYV", "ãñõĩũẽỹṽÃÑÕĨŨẼỸṼ"),
        ('\u0304', "aeiouyAEIOUY", "āēīōūȳĀĒĪŌŪȲ"),
        ('\u0306', "aegiouAEGIOUи", "ăĕğĭŏŭĂĔĞĬŎŬй"),
        ('\u0307', "cegzCEGIZ", "ċėġżĊĖĠİŻ"),
        ('\u0308', "aeiouywAEIOUYWеЕ", "äëïöüÿẅÄËÏÖÜŸẄёЁ"),
        ('\u030a', "auAU", "åůÅŮ"),
        ('\u030b', "ouOU", "őűŐŰ"),
        ('\u030c', "cdenrstzCDENRSTZ", "čďěňřšťžČĎĚŇŘŠŤŽ"),
        ('\u0327', "ceghklnrstCEGHKLNRST", "çȩģḩķļņŗşţÇȨĢḨĶĻŅŖŞŢ"),
        ('\u0328', "aeiouAEIOU", "ąęįǫųĄĘĮǪŲ"),
    ];

    public static string Of(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\u0300', '\u036f') < 0 && text.AsSpan().IndexOfAnyInRange('ﬀ', 'ﬆ') < 0) return text;
        var composed = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (composed.Length > 0 && Whole(composed[^1], c) is { } whole) composed[^1] = whole;
            else composed.Append(Ligature(c) ?? $"{c}");
        }

        return composed.ToString();
    }

    private static string? Ligature(char c) => c switch
    {
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' or 'ﬆ' => "st",
        _ => null,
    };

    private static char? Whole(char plain, char mark)
    {
        foreach (var (accent, letters, whole) in Marks)
            if (accent == mark) return letters.IndexOf(plain, StringComparison.Ordinal) is >= 0 and var at ? whole[at] : null;
        return null;
    }
}
