using Ponder.Core.Verifying;
using Ponder.Inference.Embedded;
using Ponder.Inference.Onnx;
using Ponder.Inference.Tests.Onnx;

namespace Ponder.Inference.Tests.Embedded;

public sealed class EmbeddedVerifierTests
{
    private const string Problem = " one has 1 2 apples. how many in all?";

    // The last line's end is the end mark; each piece is one token.
    private const string Steps = " 1 + 2 = 3\n 3 + 4 = 7\n all 7";

    [Theory]
    [InlineData(Steps, 3)]
    [InlineData(Steps + "\n", 3)]
    [InlineData(" 1\n\n 2\n\n", 2)]
    [InlineData(" 1", 1)]
    public async Task There_is_a_score_per_step_and_none_for_an_empty_line(string text, int steps)
    {
        using var verifier = Open();

        var verdict = (await verifier.ScoreAsync([new VerifierPrompt(Problem, [new Solution("", text)])]))[0].Verdicts[0];

        Assert.Equal(steps, verdict.StepScores!.Count);
        Assert.All(verdict.StepScores, score => Assert.InRange(score, 0, 1));
        Assert.Equal(steps, verdict.StepScores.Distinct().Count());
    }

    [Fact]
    public async Task Remembered_prefixes_change_what_is_read_and_not_what_is_scored_or_charged()
    {
        var random = new Random(3);
        var texts = Enumerable.Range(0, 200).Select(_ => string.Concat(Enumerable.Range(0, random.Next(1, 5))
            .Select(_ => string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => $" {random.Next(10)}")) + "\n"))).ToList();
        using var cold = Open(cacheBytes: 0);
        using var tight = Open(cacheBytes: 100_000);
        using var warm = Open(cacheBytes: 100 << 20);
        var whole = await Score(cold, texts.Select(text => new Solution("", text)));

        foreach (var verifier in new[] { cold, tight, warm })
        {
            // Step by step, as a beam would: each text's first line, then its second after the first, and so on.
            var scores = texts.Select(_ => new List<double>()).ToList();
            for (var line = 0; line < 4; line++)
            {
                var live = Enumerable.Range(0, texts.Count).Where(i => Cut(texts[i], line + 1) > Cut(texts[i], line)).ToList();
                var reply = await Score(verifier, live.Select(i => new Solution(
                    texts[i][..Cut(texts[i], line)], texts[i][Cut(texts[i], line)..Cut(texts[i], line + 1)])));
                foreach (var (i, verdict) in live.Zip(reply.Verdicts))
                    scores[i].AddRange(verdict.StepScores!);
                var problem = line == 0 ? Problem.Count(c => c is ' ' or '.' or '?') + 2 : 0;
                Assert.Equal(problem + live.Sum(i => texts[i][Cut(texts[i], line)..Cut(texts[i], line + 1)].Length + 1) / 2, reply.Tokens);
            }
            Assert.Equal(whole.Verdicts.Select(verdict => verdict.StepScores!), scores);
        }
        Assert.True(warm.TokensRead < tight.TokensRead);
        // The problem, each new token, and the token that stands at each cut once more.
        Assert.True(warm.TokensRead < texts.Sum(text => text.Length / 2 + 5) + 100, $"{warm.TokensRead}");
    }

    [Fact]
    public async Task What_cannot_be_scored_says_why_and_the_rest_is_scored()
    {
        using var verifier = Open();
        Solution[] solutions = [new("", " zebras"), new("", "\n"), new("", string.Concat(Enumerable.Repeat(" 1", 90))), new("", Steps)];

        var reply = (await verifier.ScoreAsync([new VerifierPrompt(Problem, solutions)]))[0];
        var refused = (await verifier.ScoreAsync([new VerifierPrompt(" zebras?", solutions)]))[0];

        Assert.Contains("zebras", reply.Verdicts[0].Failure, StringComparison.Ordinal);
        Assert.Contains("no step", reply.Verdicts[1].Failure, StringComparison.Ordinal);
        Assert.Contains("reads 96", reply.Verdicts[2].Failure, StringComparison.Ordinal);
        Assert.Equal(3, reply.Verdicts[3].StepScores!.Count);
        Assert.Equal(0, refused.Tokens);
        Assert.All(refused.Verdicts, verdict => Assert.Null(verdict.StepScores));
    }

    [Fact]
    public async Task No_more_tokens_are_read_than_were_granted()
    {
        using var verifier = Open();
        var solutions = Enumerable.Repeat(new Solution("", Steps), 3).ToList();
        var two = (await verifier.ScoreAsync([new VerifierPrompt(Problem, solutions[..2])]))[0].Tokens;

        var reply = (await verifier.ScoreAsync([new VerifierPrompt(Problem, solutions, two)]))[0];

        Assert.Equal(two, reply.Tokens);
        Assert.Equal([true, true, false], reply.Verdicts.Select(verdict => verdict.StepScores is not null));
        Assert.Contains("granted", reply.Verdicts[2].Failure, StringComparison.Ordinal);
    }

    [Fact]
    public void A_score_that_is_no_number_is_a_failure()
    {
        var verdict = ScoreTask.Judge([[0.5f], [float.NaN]], null);

        Assert.Null(verdict.StepScores);
        Assert.Contains("no number", verdict.Failure, StringComparison.Ordinal);
    }

    private static EmbeddedVerifier Open(long cacheBytes = 1 << 20)
    {
        var options = new OnnxOptions { Workers = 2, CacheBytes = cacheBytes };
        return new EmbeddedVerifier(TinyModel.Open("verifier", options), options);
    }

    private static async Task<VerifierReply> Score(EmbeddedVerifier verifier, IEnumerable<Solution> solutions) =>
        (await verifier.ScoreAsync([new VerifierPrompt(Problem, [.. solutions])]))[0];

    /// <summary>Where the line begins, or the text's length.</summary>
    private static int Cut(string text, int line)
    {
        var at = 0;
        while (line-- > 0 && at < text.Length)
            at = text.IndexOf('\n', at) + 1;
        return at;
    }
}
