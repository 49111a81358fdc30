using Ponder.Answers;
using Ponder.Answers.Extraction;

namespace Ponder.Answers.Tests;

/// <summary>Every language, noun and link with every form of number.</summary>
public class AnnouncementsTests
{
    private const int Fewest = 20_000;

    private static readonly (string Written, string Reference)[] Forms =
    [
        ("36", "36"), ("-4", "-4"), ("−7", "-7"), ("3.5", "3.5"), ("1,234", "1234"), ("12,345.67", "12345.67"), ("1/3", "\\frac13"),
        ("2 1/2", "2.5"),
        ("12%", "12\\%"), ("$45", "45"), ("€2.50", "2.5"), ("45 €", "45"), ("$\\frac{1}{3}$", "1/3"), ("\\(\\frac13\\)", "1/3"),
        ("\\boxed{7}", "7"),
        ("**42**", "42"), ("３６", "36"), ("$6.02 \\times 10^{23}$", "6.02\\times10^{23}"), ("$x = 5$", "5"), ("x = 5", "5"), ("(2, 3)",
        "(2,3)"),
        ("$[1, 2)$", "[1,2)"), ("$\\sqrt{2}$", "\\sqrt2"), ("½", "0.5"), ("10 cm", "10 cm"), ("**$12$**", "12"), ("$$9$$", "9"), ("1 234",
        "1234"),
        ("3:4", "3:4"), ("$2^{10}$", "1024"), ("`17`", "17"), ("*8*", "8"), ("x¹⁰", "x^{10}"), ("C", "C"), ("(B)", "B"), ("**(D)**", "D"),
    ];

    private static readonly string[] Ends = ["", ".", "</s>", "\n"];
    private static readonly string[] Texts = ["", "12 + 7 = 19 \\$ and 5.\n\n", "So $x$ is 3. "];

    [Fact]
    public void Each_is_read()
    {
        var (count, wrong) = (0, new List<string>());
        foreach (var language in Languages.All)
        {
            foreach (var phrase in Phrases(language))
            {
                foreach (var (written, reference) in Forms)
                {
                    for (var end = 0; end < Ends.Length; end++)
                    {
                        var text = Texts[count++ % Texts.Length] + phrase + written + Ends[end];
                        var answer = AnswerExtractor.Extract(text);
                        if (answer is null || !AnswerEquivalence.Matches(reference, answer))
                            wrong.Add($"{language.Code}: {text} read as {answer}");
                    }
                }
            }
        }

        Assert.True(wrong.Count == 0,
            $"{wrong.Count} of {count}, such as\n{string.Join("\n", wrong.Where((_, i) => i % (1 + wrong.Count / 40) == 0))}");
        Assert.True(count >= Fewest, $"{count}");
    }

    [Fact]
    public void A_decimal_comma_is_read_where_the_language_has_one() => Assert.All(
        Languages.All.Where(language => language.DecimalComma).SelectMany(Phrases).Except(Phrases(Languages.All[0])),
        phrase => Assert.Equal("3.5", AnswerExtractor.Extract($"{phrase}3,5.")));

    private static IEnumerable<string> Phrases(Language language)
    {
        foreach (var noun in language.Nouns)
        {
            yield return $"{noun}: ";
            yield return $"{noun}：";
            foreach (var verb in language.Verbs.Where(verb => verb != ":"))
                yield return language.Runs ? $"{noun}{verb}" : $"{noun} {verb} ";
        }
    }
}
