using Ponder.Core.Proposing;
using Ponder.Inference.Embedded;
using Ponder.Inference.Onnx;
using Ponder.Inference.Tests.Onnx;

namespace Ponder.Inference.Tests.Embedded;

public sealed class EmbeddedProposerTests
{
    private const string Problem = " one has 1 2 apples. how many in all?";

    [Fact]
    public async Task The_same_seed_writes_the_same_whatever_runs_beside_it()
    {
        var prompts = Enumerable.Range(0, 40).Select(i => new ProposerPrompt
        {
            Problem = $" one has {Digits(i)} apples" + string.Concat(Enumerable.Repeat(" gives two", i % 7)) + ".",
            Prefix = i % 3 == 0 ? " 1 + 2 = 3\n" : "",
            Seeds = [.. Enumerable.Range(i * 100, 1 + i % 25).Select(seed => (ulong)seed)],
            Temperature = i % 5 == 0 ? 0.5 : 1,
            MaxTokens = 60,
        }).ToList();
        using var alone = Open(workers: 1);
        var expected = new Dictionary<ulong, Draft>();
        foreach (var prompt in prompts)
        {
            foreach (var (seed, draft) in prompt.Seeds.Zip((await alone.ProposeAsync([prompt]))[0].Drafts))
                expected.Add(seed, draft);
        }
        var order = new Random(5);

        for (var round = 0; round < 4; round++)
        {
            using var company = Open(workers: 1 + round % 3, cacheBytes: round == 1 ? 0 : 1 << 20);
            var shuffled = prompts.OrderBy(_ => order.Next())
                .Select(prompt => prompt with { Seeds = [.. prompt.Seeds.OrderBy(_ => order.Next())] }).ToArray();
            var replies = await company.ProposeAsync(shuffled);
            foreach (var (prompt, reply) in shuffled.Zip(replies))
                Assert.Equal(prompt.Seeds.Select(seed => expected[seed]), reply.Drafts);
        }
        Assert.DoesNotContain(expected.Values, draft => draft.Ending == Ending.Failed);
        Assert.True(expected.Values.Distinct().Count() > 400);
    }

    [Fact]
    public async Task Every_token_is_measured_at_any_temperature()
    {
        using var proposer = Open();
        Assert.True(proposer.Abilities.HasFlag(Abilities.Logprobs));
        var prompt = new ProposerPrompt { Problem = Problem, Seeds = [1, 2, 3], MaxTokens = 40, Temperature = 1 };
        foreach (var temperature in (double[])[0, 0.7, 1])
        {
            var drafts = (await proposer.ProposeAsync([prompt with { Temperature = temperature }]))[0].Drafts;
            Assert.All(drafts, draft => Assert.Equal(draft.Tokens, draft.Confidence!.Tokens));
            // The first token's confidence is that of the same logits, whatever is drawn from them.
            Assert.Single(drafts.Select(draft => draft.Confidence!.Means[0]).Distinct());
        }
    }

    [Fact]
    public async Task Stopping_at_a_step_at_the_end_and_at_the_limit_are_told_apart()
    {
        using var proposer = Open();
        ulong[] seeds = [.. Enumerable.Range(0, 300).Select(i => (ulong)i)];

        var prompt = new ProposerPrompt { Problem = Problem, Seeds = seeds, MaxTokens = 40, Temperature = 1 };
        var whole = (await proposer.ProposeAsync([prompt]))[0].Drafts;
        var steps = (await proposer.ProposeAsync([prompt with { Steps = 1 }]))[0].Drafts;

        Assert.Contains(whole, draft => draft.Ending == Ending.Finished && draft.Tokens < 40);
        Assert.All(whole.Where(draft => draft.Ending == Ending.Length), draft => Assert.Equal(40, draft.Tokens));
        Assert.DoesNotContain(whole, draft => draft.Ending is Ending.Step or Ending.Failed);
        Assert.Contains(steps, draft => draft.Ending == Ending.Step);
        foreach (var (one, all) in steps.Zip(whole))
        {
            Assert.Equal(one.Ending == Ending.Step, one.Text.EndsWith('\n'));
            Assert.StartsWith(one.Text, all.Text, StringComparison.Ordinal);
            Assert.Equal(all.Text.Contains('\n', StringComparison.Ordinal), one.Ending == Ending.Step);
        }
    }

    [Fact]
    public async Task A_greedy_text_goes_on_from_any_of_its_steps_as_it_went_on()
    {
        using var proposer = Open();
        async Task<string> Greedy(string problem, string prefix)
        {
            var prompt = new ProposerPrompt { Problem = problem, Prefix = prefix, Seeds = [0], Temperature = 0, MaxTokens = 1000 };
            return (await proposer.ProposeAsync([prompt]))[0].Drafts[0].Text;
        }
        string[] words = ["one", "two", "three", "four", "five", "six", "apples", "pears", "gives", "has"];
        var cuts = 0;

        for (var i = 0; i < 40; i++)
        {
            var problem = string.Concat(words.Select((word, w) => $" {word} {(i + 1) * (w + 1) % 10}").Skip(i % 8));
            var text = await Greedy(problem, "");
            for (var at = 1; at < text.Length; at++)
            {
                if (text[at - 1] != '\n')
                    continue;
                Assert.Equal(text, text[..at] + await Greedy(problem, text[..at]));
                cuts++;
            }
        }
        Assert.True(cuts > 20, $"{cuts} cuts");
    }

    [Fact]
    public async Task What_it_cannot_read_is_refused_with_the_reason_and_the_rest_runs()
    {
        using var proposer = Open();
        ProposerPrompt[] prompts =
        [
            new() { Problem = " one has zebras.", Seeds = [1, 2], MaxTokens = 5 },
            new() { Problem = Problem, Seeds = [3], MaxTokens = 5 },
            new() { Problem = Problem, Prefix = " one" + string.Concat(Enumerable.Repeat(" 7", 90)), Seeds = [4], MaxTokens = 5 },
        ];

        var replies = await proposer.ProposeAsync(prompts);

        Assert.All(replies[0].Drafts, draft => Assert.Contains("\"zebras\"", draft.Failure, StringComparison.Ordinal));
        Assert.Equal(2, replies[0].Drafts.Count);
        Assert.NotEqual(Ending.Failed, replies[1].Drafts[0].Ending);
        Assert.Equal(proposer.Read(Problem).Tokens, replies[1].PromptTokens);
        Assert.Contains("reads 96", replies[2].Drafts[0].Failure, StringComparison.Ordinal);
        Assert.Contains("zebras", proposer.Read(" one has zebras.").Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_call_ends_and_the_next_one_works()
    {
        using var proposer = Open();
        using var cancel = new CancellationTokenSource();
        ulong[] seeds = [.. Enumerable.Range(0, 20_000).Select(i => (ulong)i)];
        var prompt = new ProposerPrompt { Problem = Problem, Seeds = seeds, MaxTokens = 60 };
        var call = proposer.ProposeAsync([prompt], cancel.Token);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Single((await proposer.ProposeAsync([prompt with { Seeds = [1] }]))[0].Drafts);
    }

    [Fact]
    public async Task Calls_at_the_same_time_take_turns()
    {
        using var proposer = Open();
        var prompt = new ProposerPrompt { Problem = Problem, Seeds = [1, 2, 3], MaxTokens = 30 };
        var expected = (await proposer.ProposeAsync([prompt]))[0].Drafts;

        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => proposer.ProposeAsync([prompt]))));

        Assert.All(replies, reply => Assert.Equal(expected, reply[0].Drafts));
    }

    private static EmbeddedProposer Open(int workers = 2, long cacheBytes = 1 << 20)
    {
        var options = new OnnxOptions { Workers = workers, CacheBytes = cacheBytes };
        return new EmbeddedProposer(TinyModel.Open("proposer", options), options: options);
    }

    private static string Digits(int number) => string.Join(' ', $"{number}".AsEnumerable());
}
