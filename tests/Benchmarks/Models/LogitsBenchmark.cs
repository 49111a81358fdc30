using System.Globalization;
using Ponder.Benchmarks.Generation;
using Ponder.Core.Verifying;
using Ponder.Inference.Onnx.Language;
using Ponder.Inference.Onnx.Language.Decoding;
using Ponder.Inference.Onnx.Prm;

namespace Ponder.Benchmarks.Models;

/// <summary>What a folder's model says on the CPU and on a GPU: logits after prompts of several lengths, and the scores of a reward model.</summary>
internal static class LogitsBenchmark
{
    public static async Task<int> RunAsync(string[] args)
    {
        foreach (var folder in args.Text("--folders", "").Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            if (File.Exists(Path.Combine(folder, "prm.json"))) await ScoresAsync(folder);
            else await LogitsAsync(folder);
        }

        return 0;
    }

    private static async Task LogitsAsync(string folder)
    {
        var (cpu, gpu) = (await SaidAsync(folder, cuda: false), await SaidAsync(folder, cuda: true));
        var apart = cpu.Zip(gpu, (a, b) => a.Zip(b, (x, y) => Math.Abs(x - y)).Max()).Max();
        var same = cpu.Zip(gpu, (a, b) => Array.IndexOf(a, a.Max()) == Array.IndexOf(b, b.Max())).Count(equal => equal);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Path.GetFileName(folder)}: largest logit {cpu.Max(line => line.Max(Math.Abs)):0.00}, apart at most {apart:0.000000}, likeliest token the same after {same} of {cpu.Count} prompts"));
    }

    private static async Task<List<float[]>> SaidAsync(string folder, bool cuda)
    {
        using var model = LoadedModel.Open(new() { Folder = folder, Cuda = cuda, ContextLength = 512, BatchRows = 8, Say = Console.Error.WriteLine });
        var said = new float[24][];
        await model.RunAsync([.. said.Select((_, i) => new Order(
            model.Tokenizer.Encode(string.Join(' ', Enumerable.Range(i + 1, (i + 1) * 4))), [], CancellationToken.None, logits => said[i] = logits))]);
        return [.. said];
    }

    private static async Task ScoresAsync(string folder)
    {
        var scores = new List<double[]>();
        foreach (var cuda in (bool[])[false, true])
        {
            using var prm = OnnxPrm.Open(folder, new() { Cuda = cuda, Say = Console.Error.WriteLine });
            VerifierPrompt[] prompts = [.. Enumerable.Range(1, 24).Select(i => new VerifierPrompt(
                $"What is {i} + {i}?", [new("", string.Join("\n\n", Enumerable.Range(0, i).Select(n => $"We add {n} and get {n + i}.")))]))];
            await prm.ScoreAsync(prompts);
            var watch = System.Diagnostics.Stopwatch.StartNew();
            var replies = await prm.ScoreAsync(prompts);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{Path.GetFileName(folder)}, {(cuda ? "GPU" : "CPU")}: {replies.Sum(r => r.Tokens) / watch.Elapsed.TotalSeconds:n0} tokens scored per second"));
            scores.Add([.. replies.SelectMany(r => r.Verdicts).SelectMany(v => v.StepScores ?? [])]);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Path.GetFileName(folder)}: {scores[0].Length} scores, apart at most {scores[0].Zip(scores[1], (a, b) => Math.Abs(a - b)).Max():0.000000}"));
    }
}
