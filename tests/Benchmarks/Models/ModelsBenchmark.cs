using System.Diagnostics;
using System.Globalization;
using Ponder.Benchmarks.Generation;
using Ponder.Core.Proposing;
using Ponder.Inference.Onnx.Language;

namespace Ponder.Benchmarks.Models;

/// <summary>
/// Tokens per second of a model's folder, many samples of one prompt at once, in turns with a bare loop over ONNX Runtime at the same shapes:
/// no tokenizer, no queue, the likeliest token instead of a drawn one.
/// </summary>
internal static class ModelsBenchmark
{
    private const int Turns = 3;

    public static async Task<int> RunAsync(string[] args)
    {
        var folder = args.Text("--folder", "");
        var (tokens, cuda) = (args.Number("--tokens", 128), args.Contains("--cuda"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"rows",6} {"tokens/s",10} {"bare",10} {"ratio",7} {"ms/step",9}"));
        foreach (var rows in args.Text("--rows", "1,16,64").Split(',').Select(text => int.Parse(text, CultureInfo.InvariantCulture)))
        {
            var options = new LanguageOptions
            {
                Folder = folder,
                BatchRows = rows,
                Cuda = cuda,
                ContextLength = 1024,
                TopK = int.MaxValue,
                TopP = 1,
                Say = Console.Error.WriteLine,
            };
            var (ours, bare) = (new List<double>(), new List<double>());
            for (var turn = 0; turn < Turns; turn++)
            {
                ours.Add(await OursAsync(options, rows, tokens));
                using var loop = new BareLoop(Path.Combine(folder, "model.onnx"), rows, 1024, cuda);
                bare.Add(loop.Rate(tokens));
            }

            var (best, other) = (ours.Max(), bare.Max());
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows,6} {best,10:0} {other,10:0} {best / other,7:0.00} {1000.0 * rows / best,9:0.00}"));
        }

        return 0;
    }

    private static async Task<double> OursAsync(LanguageOptions options, int rows, int tokens)
    {
        using var proposer = OnnxProposer.Open(options);
        await proposer.ProposeAsync([Prompt(rows, 8)]);
        var watch = Stopwatch.StartNew();
        var drafts = (await proposer.ProposeAsync([Prompt(rows, tokens)]))[0].Drafts;
        return drafts.Sum(draft => draft.Tokens) / watch.Elapsed.TotalSeconds;
    }

    private static ProposerPrompt Prompt(int rows, int tokens) => new()
    {
        Problem = "What is the sum of the numbers 12 and 5?",
        Seeds = [.. Enumerable.Range(0, rows).Select(seed => (ulong)seed)],
        Temperature = 1,
        MaxTokens = tokens,
    };
}
