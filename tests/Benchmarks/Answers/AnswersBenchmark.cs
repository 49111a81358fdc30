using System.Globalization;
using System.Text.Json;
using Ponder.TestKit.SharedData;

namespace Ponder.Benchmarks.Answers;

/// <summary>How fast answers are compared, and whether any string makes that throw or slow.</summary>
internal static class AnswersBenchmark
{
    private const string Problems = "math500/test.jsonl";

    private const string Cases = "answer-cases/cases.jsonl";

    public static int Run(string[] args)
    {
        if (!SharedFolder.Has(Problems))
        {
            Console.Error.WriteLine($"needs shared/data/{Problems}");
            return 2;
        }
        List<string> answers =
            [.. File.ReadLines(SharedFolder.Locate(Problems))
                .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("answer").GetString()!)];
        switch (args)
        {
            case ["fuzz", .. var count]:
                return Fuzz.Run([.. answers, .. Written()], count is [var n] ? int.Parse(n, CultureInfo.InvariantCulture) : 1_000_000);
            case [] or ["speed"]:
                Speed.Run(answers);
                return 0;
            default:
                Console.Error.WriteLine("usage: answers [speed | fuzz [COUNT]]");
                return 2;
        }
    }

    /// <summary>Whole texts, as models write them.</summary>
    private static IEnumerable<string> Written() => !SharedFolder.Has(Cases)
        ? []
        : File.ReadLines(SharedFolder.Locate(Cases)).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("pred").GetString()!);
}
