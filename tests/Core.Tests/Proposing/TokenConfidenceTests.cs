using System.Text.Json;
using Ponder.Core.Candidates;
using Ponder.Core.Proposing;

namespace Ponder.Core.Tests.Proposing;

public class TokenConfidenceTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(64, 1, 64)]
    [InlineData(65, 2, 33)]
    [InlineData(1000, 16, 63)]
    [InlineData(100_000, 2048, 49)]
    public void A_text_keeps_a_few_numbers_whatever_its_length(int tokens, int piece, int kept)
    {
        var confidence = TokenConfidence.Of(Enumerable.Range(0, tokens).Select(t => t % 7 / 2.0))!;
        Assert.Equal((tokens, piece, kept), (confidence.Tokens, confidence.Piece, confidence.Means.Count));
        Assert.Equal(tokens, confidence.Pieces().Sum(p => p.Tokens));
        Assert.Equal(
            Enumerable.Range(0, tokens).Sum(t => t % 7 / 2.0), confidence.Pieces().Sum(p => p.Tokens * p.Mean), tokens * 0.0006);
    }

    [Fact]
    public void Nothing_measured_is_no_confidence() => Assert.Null(TokenConfidence.Of([]));

    [Fact]
    public void What_goes_on_is_measured_with_what_came_before()
    {
        var tokens = Enumerable.Range(0, 50).Select(t => t / 10.0).ToList();
        Assert.Equal(TokenConfidence.Of(tokens), TokenConfidence.Of(tokens.Take(20))!.Then(TokenConfidence.Of(tokens.Skip(20))!));
        var longer = TokenConfidence.Of(Enumerable.Repeat(2.0, 100))!.Then(TokenConfidence.Of(Enumerable.Repeat(4.0, 60))!);
        Assert.Equal((160, 4), (longer.Tokens, longer.Piece));
        Assert.Equal([.. Enumerable.Repeat(2000, 25), .. Enumerable.Repeat(4000, 15)], longer.Means);
    }

    [Fact]
    public void The_likeliest_tokens_say_more_where_the_others_are_unlikely()
    {
        Assert.Equal(2, TokenConfidence.OfLikeliest([-1, -2, -3]), 9);
        Assert.Equal(50, TokenConfidence.OfLikeliest([0, -9999]), 9);
        Assert.Equal(0.5, TokenConfidence.OfWritten(Math.Log(0.5)), 9);
    }

    [Fact]
    public void Records_without_one_read_and_write_as_before()
    {
        const string old = """{"Id":"0.0.0.0","Draw":{"Mode":"end@0.8","Index":0},"Seed":7,"Ending":1}""";
        var candidate = JsonSerializer.Deserialize<Candidate>(old)!;
        Assert.Null(candidate.Confidence);
        Assert.DoesNotContain("Confidence", JsonSerializer.Serialize(candidate));
        Assert.DoesNotContain("Confidence", JsonSerializer.Serialize(new Draft("2", 1, Ending.Finished)));
        var measured = candidate with { Confidence = TokenConfidence.Of([0.123456, 2]) };
        Assert.Equal(measured.Confidence, JsonSerializer.Deserialize<Candidate>(JsonSerializer.Serialize(measured))!.Confidence);
    }
}
