using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Ponder.Core.Budgets;
using Ponder.Core.Proposing;
using Ponder.Core.Seeds;
using Ponder.Engine.Audits;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Engine.Results;
using Ponder.Engine.Running;
using Ponder.Inference.Chat;
using Ponder.Inference.Tests.Chat.Server;
using Ponder.TestKit.Stores;

namespace Ponder.Inference.Tests.Chat;

/// <summary>Whole jobs over a service that fails.</summary>
public sealed class JobTests
{
    private const int Problems = 500;
    private const int Samples = 16;
    private const int PerSecond = 100;

    private static readonly Answer[] Faults =
    [
        Answer.Error(429) with { Header = ("retry-after-ms", "20") }, Answer.Error(500), new(200, "") { Break = 0 },
        new(200, "{\"choices\":[") , new(200, "<html/>") { ContentType = "text/html" },
    ];

    [Fact]
    public async Task Five_hundred_problems_survive_a_fifth_of_faults_with_spend_right_to_the_token()
    {
        var (tries, prompts, completions, lost) = (new ConcurrentDictionary<string, int>(), 0L, 0L, 0L);
        using var server = new ChatServer(request =>
        {
            var text = request.Text;
            var attempt = tries.AddOrUpdate(text, 0, (_, n) => n + 1);
            var chance = Seed.Hash($"{text} {attempt}");
            if (chance % 5 == 0)
            {
                var fault = Faults[chance / 5 % (ulong)Faults.Length];
                if (fault.Status == 200) Interlocked.Increment(ref lost);
                return fault;
            }

            var right = text.Split(' ')[^1];
            var texts = Enumerable.Range(0, request.Samples).Select(i => $"So it is \\boxed{{{(i % 3 == 0 ? "-1" : right)}}}.").ToArray();
            Interlocked.Add(ref prompts, 40 + right.Length);
            Interlocked.Add(ref completions, 7 * texts.Length + right.Length);
            return Answer.Of(texts, 40 + right.Length, (7 * texts.Length) + right.Length);
        });
        var limits = Setup.Quick with { Concurrency = 32, RequestsPerMinute = 60 * PerSecond, Attempts = 10, BilledAttempts = 6 };
        using var proposer = Setup.Proposer(Setup.Options(server) with { Limits = limits });
        var (summary, spec) = await RunAsync(proposer, new MemoryStore(), Problems, new() { Strategy = new("majority", new Dictionary<string, string> { ["n"] = $"{Samples}" }), MaxTokens = 64 });

        Assert.Equal((Problems, 0, 0), (summary.Solved, summary.Partial, summary.Failed));
        Assert.Equal(1.0, summary.Accuracy);
        Assert.Equal(Problems * Samples, summary.Spend.Samples);
        var read = Enumerable.Range(0, Problems).Sum(i => (long)proposer.Read(Text(i)).Tokens) / Problems;
        Assert.True(lost > 20, $"only {lost} replies were lost");
        var asked = spec.Probe!.Spend;
        Assert.Equal(completions + (lost * Samples * 64), summary.Spend.CompletionTokens - asked.CompletionTokens);
        Assert.InRange(summary.Spend.PromptTokens - asked.PromptTokens, prompts + (lost * (read - 3)), prompts + (lost * (read + 3)));
        var times = server.Requests.Select(r => r.Time).Order().ToList();
        // What leaves evenly may arrive a little bunched.
        Assert.InRange(times.Max(from => times.Count(t => t >= from && Stopwatch.GetElapsedTime(from, t) < TimeSpan.FromSeconds(1))), 1, PerSecond * 1.1);
    }

    [Fact]
    public async Task A_wrong_key_stops_the_job_with_nothing_in_doubt_and_it_goes_on_when_mended()
    {
        var mended = false;
        using var server = new ChatServer(r => mended ? Answer.Of([.. Enumerable.Repeat("\\boxed{1}", r.Samples)], 40, 20) : Answer.Error(401));
        using var proposer = Setup.Proposer(Setup.Options(server));
        var (store, options) = (new MemoryStore(), new JobOptions { Strategy = new("majority", new Dictionary<string, string> { ["n"] = "4" }), MaxTokens = 64, Cap = new(Tokens: 40000) });
        var error = await Assert.ThrowsAsync<ModelUnavailableException>(() => RunAsync(proposer, store, 10, options));
        Assert.Contains("Ponder:Proposer:Key", error.Message, StringComparison.Ordinal);
        mended = true;
        var (summary, spec) = await RunAsync(proposer, store, 10, options);
        Assert.Equal((10, default(Spend)), (summary.Solved, summary.InDoubt));
        Assert.Equal(10 * 60, summary.Spend.Tokens - spec.Probe!.Spend.Tokens);
        Assert.Empty((await new JournalAudit(new(store, spec)).RunAsync()).Faults);
    }

    private static string Text(int i) => $"What is {i}";

    private static async Task<(JobSummary, JobSpec)> RunAsync(ChatProposer proposer, MemoryStore store, int problems, JobOptions options)
    {
        var file = string.Concat(Enumerable.Range(0, problems).Select(i =>
            new JsonObject { ["id"] = $"p{i}", ["problem"] = Text(i), ["answer"] = $"{i}" }.ToJsonString() + "\n"));
        var models = new JobModels(proposer, null);
        var spec = (await new JobOpener(store, models).OpenAsync(ProblemSource.Lines(Encoding.UTF8.GetBytes(file)), options)).Spec;
        return (await new JobCloser().CloseAsync(await new JobRunner(new(store, spec), models).RunAsync()), spec);
    }
}
