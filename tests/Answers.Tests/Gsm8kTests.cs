using System.Text.Json;
using Ponder.Answers;
using Ponder.TestKit.SharedData;
using Ponder.TestKit.Skipping;

namespace Ponder.Answers.Tests;

[NeedsSharedData(Solutions)]
public class Gsm8kTests
{
    private const string Solutions = "gsm8k/model_solutions_first660.jsonl";

    [NeedyFact]
    public void Every_published_label_is_reproduced()
    {
        var references = File.ReadLines(SharedFolder.Locate("gsm8k/test.jsonl"))
            .Select(line => AnswerExtractor.Extract(Parse(line).GetProperty("answer").GetString()!)!).ToList();
        var wrong = new List<string>();
        var total = 0;
        foreach (var (line, row) in File.ReadLines(SharedFolder.Locate(Solutions)).Select((line, row) => (line, row)))
        {
            foreach (var model in Parse(line).EnumerateObject().Where(field => field.Value.ValueKind == JsonValueKind.Object))
            {
                total++;
                var answer = AnswerExtractor.Extract(model.Value.GetProperty("solution").GetString()!);
                var right = answer is not null && AnswerEquivalence.AreEquivalent(references[row], answer);
                if (right != model.Value.GetProperty("is_correct").GetBoolean())
                    wrong.Add($"{row} {model.Name}: {references[row]} and {answer}");
            }
        }
        Assert.Equal(2_640, total);
        Assert.Empty(wrong);
    }

    private static JsonElement Parse(string line) => JsonDocument.Parse(line).RootElement;
}
