using Ponder.Benchmarks.Answers;
using Ponder.Benchmarks.Batching;
using Ponder.Benchmarks.Generation;
using Ponder.Benchmarks.Models;
using Ponder.Benchmarks.Overhead;
using Ponder.Benchmarks.Plans;
using Ponder.Benchmarks.Reliability;
using Ponder.Benchmarks.Requests;
using Ponder.Benchmarks.Retrieval;
using Ponder.Benchmarks.Rows;

return args switch
{
    ["answers", .. var rest] => AnswersBenchmark.Run(rest),
    ["generate", .. var rest] => await GenerateBenchmark.RunAsync(rest),
    ["company", .. var rest] => await CompanyBenchmark.RunAsync(rest),
    ["overhead", .. var rest] => await OverheadBenchmark.RunAsync(rest),
    ["batching", .. var rest] => await BatchingBenchmark.RunAsync(rest),
    ["plans", .. var rest] => await PlansBenchmark.RunAsync(rest),
    ["requests", .. var rest] => await RequestsBenchmark.RunAsync(rest),
    ["rows", .. var rest] => await RowsBenchmark.RunAsync(rest),
    ["reliability", .. var rest] => await ReliabilityBenchmark.RunAsync(rest),
    ["models", .. var rest] => await ModelsBenchmark.RunAsync(rest),
    ["traffic", .. var rest] => await TrafficBenchmark.RunAsync(rest),
    ["logits", .. var rest] => await LogitsBenchmark.RunAsync(rest),
    ["retrieval", .. var rest] => await RetrievalBenchmark.RunAsync(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        """
        answers  [speed | fuzz [COUNT]]              comparisons of answers per second; do strange strings throw or slow?
        generate [--seconds 10] [--python python3]   generated tokens per second, beside the same loop in eager PyTorch
        company  [--samples 100000] [--tokens 220] [--folder F]   the same seeds in other company: are the texts the same?
        overhead [--problems 120]                    what journal, ledger and pump cost beside the models, on a job like the demo's
        batching [--folder F] [--seconds 4]          64 callers with a solution each against one with 64, on a reward model's folder
        plans    [--problems 100000]                 what opening and closing one page costs, for waves of 1,000 problems and more
        requests [--problems 120]                    requests to the store and bytes per sample: in memory, in a folder, in the storage emulator
        rows     [--rows 100000 [--keep FOLDER]]     how much memory reading a job takes, for jobs of 10,000 rows and more
        models   --folder F [--rows 1,16,64] [--tokens 128] [--cuda]   tokens per second of a model's folder, beside a bare loop over ONNX Runtime
        traffic  --folder F [--callers 1,2,8] [--seconds 30] [--rows 24] [--cuda]   callers at once on one model: throughput, fill, waits, memory
        logits   --folders F,G                       what models say on the CPU and on a GPU: how far apart
        reliability [--problems 300]                 confidences with a verifier of noise, at another temperature, on harder problems: what holds, what is told
        retrieval [--problems 200] [--n 8]           problems whose numbers stand only in documents: with and without searching them
        """);
    return 2;
}
