using System.Text.Json;
using Ponder.Core.Answers;

namespace Ponder.Benchmarks;

internal static class AnswersBenchmark
{
    public static int Run(string[] args)
    {
        var file = args[0];
        var lines = File.ReadAllLines(file);
        if (args.Length > 1)
        {
            var wrong = 0;
            foreach (var l in lines)
            {
                var e = JsonDocument.Parse(l).RootElement;
                var (a, b, x) = (e.GetProperty("gold").GetString()!, e.GetProperty("pred").GetString()!, e.GetProperty("expected").GetBoolean());
                if (AnswerEquivalence.AreEquivalent(a, b) != x) { Console.WriteLine($"{x}: {a} ;; {b}"); wrong++; }
                if (AnswerEquivalence.AreEquivalent(b, a) != x) { Console.WriteLine($"reverse {x}: {a} ;; {b}"); }
            }
            Console.WriteLine($"{wrong} of {lines.Length}");
            return 0;
        }
        var result = LabelledPairs.Judge(lines, file);
        Console.WriteLine(result);
        foreach (var n in result.WrongLines) Console.WriteLine($"{n}: {(lines[n-1].Length > 400 ? lines[n-1][..150] + " ... " + lines[n-1][^200..] : lines[n-1])}");
        return 0;
    }
}
