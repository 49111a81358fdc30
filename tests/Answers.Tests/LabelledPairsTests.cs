using Ponder.Answers;
using Ponder.TestKit.SharedData;
using Ponder.TestKit.Skipping;

namespace Ponder.Answers.Tests;

[NeedsSharedData(Cases)]
public class LabelledPairsTests
{
    private const string Cases = "answer-equivalence/cases.jsonl";

    [NeedyFact]
    public void Judges_the_shared_cases()
    {
        var result = LabelledPairs.Judge(File.ReadLines(SharedFolder.Locate(Cases)), Cases);
        Assert.True(result.Equal.Right >= 117, $"equal: {result.Equal}");
        Assert.True(result.Different.Right >= 20, $"different: {result.Different}");
    }

    [Fact]
    public void Counts_the_labels_apart()
    {
        string[] lines =
        [
            """{"gold": "$\\frac12$", "pred": "so it is $0.5$.", "expected": true}""",
            "",
            """{"gold": "1", "pred": "2", "expected": false}""",
            """{"gold": "1", "pred": "2", "expected": true}""",
            """{"gold": "\\frac13", "pred": "0.33", "expected": true, "precision": 2}""",
            """{"gold": "f(x)", "pred": "f(y)", "expected": true, "strict": false}""",
            """{"gold": "(1,2)", "pred": "$1<x<2$", "expected": false}""",
            """{"gold": "(1,2)", "pred": "$1<x<2$", "expected": true, "allow_set_relation_comp": true}""",
        ];
        var result = LabelledPairs.Judge(lines, "pairs.jsonl");
        Assert.Equal((4, 5), (result.Equal.Right, result.Equal.Total));
        Assert.Equal((2, 2), (result.Different.Right, result.Different.Total));
        Assert.Equal([4], result.Wrong.Select(pair => pair.Line));
    }

    [Theory]
    [InlineData("nonsense", "not JSON")]
    [InlineData("[1]", "JSON object")]
    [InlineData("{\"pred\": \"1\", \"expected\": true}", "'gold' must be a string")]
    [InlineData("{\"gold\": \"1\", \"pred\": 1, \"expected\": true}", "'pred' must be a string")]
    [InlineData("{\"gold\": \"1\", \"pred\": \"1\"}", "'expected' is missing")]
    [InlineData("{\"gold\": \"1\", \"pred\": \"1\", \"expected\": \"yes\"}", "'expected' must be true or false")]
    [InlineData("{\"gold\": \"1\", \"pred\": \"1\", \"expected\": true, \"precision\": -1}", "'precision' must be")]
    public void A_bad_line_is_named(string line, string complaint)
    {
        var error = Assert.Throws<FormatException>(() => LabelledPairs.Judge(["", line], "pairs.jsonl"));
        Assert.StartsWith("pairs.jsonl, line 2", error.Message, StringComparison.Ordinal);
        Assert.Contains(complaint, error.Message, StringComparison.Ordinal);
    }
}
