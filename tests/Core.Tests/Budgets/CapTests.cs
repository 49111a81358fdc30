using Ponder.Core.Budgets;

namespace Ponder.Core.Tests.Budgets;

public class CapTests
{
    [Fact]
    public void A_share_is_rounded_down_and_shares_never_exceed_the_whole()
    {
        var cap = new Cap(Tokens: 100, Samples: 10, Flops: 1, Money: 1);
        Assert.Equal(new Cap(33, 3, 1m / 3, 1m / 3), cap.Share(1, 3));
        Assert.Equal(new Cap(Tokens: long.MaxValue / 2), new Cap(Tokens: long.MaxValue - 1).Share(500_000_000, 1_000_000_000));
    }

    [Fact]
    public void What_is_left_is_never_below_zero()
    {
        Assert.Equal(new Cap(Tokens: 0), new Cap(Tokens: 5).Less(new Spend { PromptTokens = 9 }));
        Assert.Equal(new Cap(Samples: 2), new Cap(Samples: 5).Less(new Spend { Samples = 3, PromptTokens = 9 }));
    }

    [Fact]
    public void Every_token_counts_whoever_reads_or_writes_it()
    {
        var spend = new Spend { PromptTokens = 1, CompletionTokens = 2, VerifierTokens = 4 };
        Assert.Equal(7, spend.Tokens);
        Assert.True(new Cap(Tokens: 7).Allows(spend));
        Assert.False(new Cap(Tokens: 6).Allows(spend));
    }

    [Fact]
    public void Granting_adds_unit_by_unit() =>
        Assert.Equal(new Cap(Tokens: 3, Samples: 4), new Cap(Tokens: 1, Samples: 4).Plus(new(Tokens: 2)));

    [Fact]
    public void A_tariff_prices_tokens_by_who_reads_or_writes_them()
    {
        var tariff = new Tariff { ProposerParameters = 10, VerifierParameters = 3, PromptPrice = 1, CompletionPrice = 2, VerifierPrice = 4, VerifierTokensPerToken = 1.5m };
        var priced = tariff.Price(new() { PromptTokens = 1, CompletionTokens = 2, VerifierTokens = 4 });
        Assert.Equal((84m, 21m), (priced.Flops, priced.Money));
        Assert.Equal(5, tariff.VerifierTokens(3, 1));
    }
}
