using System.Text.Json;
using Ponder.Answers;
using Ponder.TestKit.SharedData;
using Ponder.TestKit.Skipping;

namespace Ponder.Answers.Tests;

[NeedsSharedData(Problems)]
public class Math500Tests
{
    private const string Problems = "math500/test.jsonl";

    /// <summary>Different spellings among the references that are one answer all the same, each judged by hand.</summary>
    private static readonly string[] Coincidences =
    [
        "5 | x=5", "42 | 52_8", "40_9 | 36", "204_5 | 54", "120^\\circ | 120", "30^\\circ | 30", "90^\\circ | 90", "\\pi | 180^\\circ",
        "40_9 | 36^\\circ", "36 | 36^\\circ", "10,\\!080 | 10080", "\\frac{1}{4} | \\frac14", "2 \\sqrt{5} | 2\\sqrt{5}", "1,-2 | -2,1",
        "(-2,1) | -2,1", "15 | 15\\mbox{ cm}^2", "40_9 | \\$36", "36 | \\$36",
    ];

    [NeedyFact]
    public void Each_reference_is_found_in_its_own_solution()
    {
        var missed = Rows()
            .Where(row => AnswerExtractor.Extract(row.Solution) is not { } found || !AnswerEquivalence.AreEquivalent(row.Answer, found));
        Assert.Equal("", string.Join("\n", missed.Select(row => row.Answer)));
    }

    [NeedyFact]
    public void Each_reference_is_its_own_respellings()
    {
        var wrong = from row in Rows()
                    from spelling in Respellings.Of(row.Answer)
                    where !AnswerEquivalence.AreEquivalent(row.Answer, spelling) || !AnswerEquivalence.AreEquivalent(spelling, row.Answer)
                    select $"{row.Answer} | {spelling}";
        Assert.Equal("", string.Join("\n", wrong));
    }

    [NeedyFact]
    public void References_that_differ_are_kept_apart()
    {
        var answers = Rows().Select(row => row.Answer).Distinct().ToList();
        var pairs = from j in Enumerable.Range(0, answers.Count)
                    from i in Enumerable.Range(0, j)
                    where AnswerEquivalence.AreEquivalent(answers[i], answers[j])
                    select $"{answers[i]} | {answers[j]}";
        Assert.Equal(Coincidences.Order(StringComparer.Ordinal), pairs.Order(StringComparer.Ordinal));
    }

    private static List<(string Answer, string Solution)> Rows() =>
    [
        .. File.ReadLines(SharedFolder.Locate(Problems)).Select(line => JsonDocument.Parse(line).RootElement)
            .Select(row => (row.GetProperty("answer").GetString()!, row.GetProperty("solution").GetString()!)),
    ];
}
