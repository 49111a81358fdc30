using System.Diagnostics;
using Ponder.Answers;
using Ponder.TestKit.Answers;

namespace Ponder.Answers.Tests;

/// <summary>The benchmark does the same with a million strings.</summary>
public class RobustnessTests
{
    private const int Strings = 10_000;

    /// <summary>
    /// Far more than the 5 ms of processor time the benchmark allows: here only what hangs should fail, however busy the machine.
    /// </summary>
    private const double SlowestMilliseconds = 250;

    [Fact]
    public void Nothing_throws_or_hangs()
    {
        var strings = new MutatedAnswers(PairFiles.Answers(), seed: 1);
        var slow = new List<string>();
        for (var i = 0; i < Strings; i++)
        {
            var (a, b) = (strings.Next(), strings.Next());
            if (Milliseconds(a, b) > SlowestMilliseconds
                && Enumerable.Range(1, 5).Min(n => Milliseconds(a.PadRight(a.Length + n), b)) > SlowestMilliseconds)
                slow.Add($"{a} | {b}");
            Assert.True(AnswerEquivalence.AreEquivalent(a, " " + a), a);
        }
        Assert.Empty(slow);
    }

    /// <summary>On a busy machine one run says little; the caller asks again, with another spelling to get past the cache.</summary>
    private static double Milliseconds(string a, string b)
    {
        var start = Stopwatch.GetTimestamp();
        AnswerEquivalence.AreEquivalent(a, b);
        AnswerExtractor.Extract(a);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    [Theory]
    [InlineData("\\frac{", 600)]
    [InlineData("\\sqrt{2}+", 200)]
    [InlineData("((((", 400)]
    [InlineData("\\text{\\text{", 150)]
    [InlineData("\\boxed{", 5_000)]
    [InlineData("$", 5_001)]
    [InlineData("9^", 500)]
    [InlineData("x=", 500)]
    [InlineData("the answer is ", 2_000)]
    [InlineData("333333333333", 5_000)]
    [InlineData("\\sin x+", 250)]
    [InlineData("(1+x)", 300)]
    [InlineData("|", 900)]
    [InlineData("1,", 900)]
    [InlineData("x<", 500)]
    public void Repetition_is_no_trouble(string part, int times)
    {
        var text = string.Concat(Enumerable.Repeat(part, times));
        Assert.True(AnswerEquivalence.AreEquivalent(text, text + " "));
        AnswerEquivalence.AreEquivalent(text, text[1..] + "1");
        AnswerExtractor.Extract(text, new ExtractionOptions { LastNumber = true });
    }
}
