using System.Text.Json;
using Ponder.Answers;

namespace Ponder.Answers.Tests.Kinds;

/// <summary>How the other kinds are read where the pairs of the cases do not show it: places, abstentions, odd texts.</summary>
public class KindReadingTests
{
    private const string Options = "What is 2+2?\n\\textbf{(A) } 3 \\qquad \\textbf{(B) } 4 \\qquad \\textbf{(C) } 22";

    [Theory]
    [InlineData(AnswerKind.Choice, "So the answer is (B).", "(B)")]
    [InlineData(AnswerKind.Choice, "We get \\boxed{4}.", "\\boxed{4}")]
    [InlineData(AnswerKind.Choice, "I would pick B — it fits.", "B")]
    [InlineData(AnswerKind.Text, "It rains. Answer: a black cat.", "a black cat")]
    [InlineData(AnswerKind.Json, "See {\"x\": 1} here.", "{\"x\": 1}")]
    [InlineData(AnswerKind.Code, "So:\n```py\nx = 1\n```\nDone.", "x = 1")]
    public void The_place_is_where_the_answer_stands(AnswerKind kind, string text, string place)
    {
        var reading = AnswerExtractor.Read($"<think>no</think>{text}", new ExtractionOptions { Kind = kind, Problem = Options });
        Assert.Equal(place, $"<think>no</think>{text}".Substring(reading.Start, reading.Length));
    }

    [Theory]
    [InlineData(AnswerKind.Choice, "The answer is \\boxed{42}.", "what is read, 42, is no option")]
    [InlineData(AnswerKind.Choice, "Both (A) and (B) look right.", "nothing is announced as the answer")]
    [InlineData(AnswerKind.Choice, "The answer is (D).", "what is read, (D), is no option")]
    [InlineData(AnswerKind.Text, "The cat sat on the mat.\nThen it left the house and went away for good.", "nothing is announced as the answer")]
    [InlineData(AnswerKind.Text, "It is \\boxed{a cat", "the last box is left open")]
    [InlineData(AnswerKind.Json, "There is {none} here", "there is no JSON object or array")]
    [InlineData(AnswerKind.Code, "```py\nx = 1", "the last fenced block is left open")]
    [InlineData(AnswerKind.Code, "<|channel|>analysis<|message|>x", "there are thoughts, but no final message")]
    public void What_is_not_certain_abstains_and_says_why(AnswerKind kind, string text, string why)
    {
        var reading = AnswerExtractor.Read(text, new ExtractionOptions { Kind = kind, Problem = Options });
        Assert.Null(reading.Answer);
        Assert.Equal(why, reading.Why);
    }

    [Theory]
    [InlineData("A. 3\nB. 4\nC. 5", "4", "B")]
    [InlineData("a) red\nb) green", "green", "B")]
    [InlineData("[A] red [B] green", "red", "A")]
    [InlineData("A: red\nB: green", "green", "B")]
    [InlineData("A、红色\nB、绿色", "绿色", null)]
    [InlineData("(A) 0.5 (B) 1", "\\frac12", "A")]
    [InlineData("(A) 2 (B) 2.0", "2", null)]
    [InlineData("He left at 9 A.M. and came at 5 P.M.", "9", null)]
    public void An_option_is_known_by_what_it_says(string problem, string text, string? letter) =>
        Assert.Equal(letter, AnswerExtractor.Extract(text, new ExtractionOptions { Kind = AnswerKind.Choice, Problem = problem }));

    [Theory]
    [InlineData(AnswerKind.Choice, "B|(B)|b|AB|A, B|C|Paris|paris.", "0,0,0,3,3,5,6,6")]
    [InlineData(AnswerKind.Text, "The Cat|cat!|a dog|Dog.|dogs", "0,0,2,2,4")]
    [InlineData(AnswerKind.Json, "{\"a\":1}|{\"a\": 1.0}|{\"a\":2}|{'a': '1'}|{\"a\":1,\"b\":2}", "0,0,2,0,4")]
    [InlineData(AnswerKind.Code, "x = 1|x = 1  |x = 2", "0,0,2")]
    public void A_vote_groups_what_is_the_same(AnswerKind kind, string answers, string classes) => Assert.Equal(
        classes, string.Join(',', AnswerClasses.Of(answers.Split('|'), new EquivalenceOptions { Kind = kind })));

    [Theory]
    [InlineData(AnswerKind.Choice)]
    [InlineData(AnswerKind.Text)]
    [InlineData(AnswerKind.Json)]
    [InlineData(AnswerKind.Code)]
    public void Equality_is_reflexive_and_symmetric_and_groups_know_no_order(AnswerKind kind)
    {
        var options = new EquivalenceOptions { Kind = kind };
        string[] answers =
        [
            .. WrittenCasesTests.Kinds().Select(line => JsonDocument.Parse(line).RootElement)
                .SelectMany(row => new[] { row.GetProperty("gold").GetString()!, row.GetProperty("pred").GetString()! }).Distinct(),
        ];
        foreach (var (a, b) in answers.SelectMany(a => answers.Select(b => (a, b))))
            Assert.Equal(AnswerEquivalence.AreEquivalent(a, b, options), AnswerEquivalence.AreEquivalent(b, a, options));
        Assert.All(answers, a => Assert.True(AnswerEquivalence.AreEquivalent(a, a, options)));
        var (forward, backward) = (AnswerClasses.Of(answers, options), AnswerClasses.Of([.. answers.Reverse()], options));
        var last = answers.Length - 1;
        for (var i = 0; i <= last; i++)
            for (var j = 0; j < i; j++)
                Assert.Equal(forward[i] == forward[j], backward[last - i] == backward[last - j]);
    }

    [Theory]
    [InlineData("{", 5_000)]
    [InlineData("[1,", 5_000)]
    [InlineData("{}", 2_000)]
    [InlineData("```\n", 3_001)]
    [InlineData("(A) (B) ", 2_000)]
    [InlineData("\"", 5_001)]
    [InlineData("{\"a\":", 1_000)]
    [InlineData("Answer: ", 3_000)]
    [InlineData("\ud800 ", 500)]
    public void Repetition_is_no_trouble(string part, int times)
    {
        var text = string.Concat(Enumerable.Repeat(part, times));
        foreach (var kind in Enum.GetValues<AnswerKind>())
        {
            AnswerExtractor.Read(text, new ExtractionOptions { Kind = kind, Problem = text });
            AnswerEquivalence.AreEquivalent(text, text + "1", new EquivalenceOptions { Kind = kind });
        }

        AnswerKinds.Find(text, text);
    }
}
