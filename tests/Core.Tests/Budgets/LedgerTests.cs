using FsCheck;
using FsCheck.Fluent;
using Ponder.Core.Budgets;

namespace Ponder.Core.Tests.Budgets;

public class LedgerTests
{
    private static Spend Tokens(long tokens, long samples = 0) => new() { CompletionTokens = tokens, Samples = samples };

    [Fact]
    public void What_does_not_fit_is_not_reserved()
    {
        var ledger = new Ledger(new(Tokens: 100));
        Assert.True(ledger.TryReserve(Tokens(60)));
        Assert.False(ledger.TryReserve(Tokens(41)));
        Assert.True(ledger.TryReserve(Tokens(40)));
        Assert.Equal(new Cap(Tokens: 0), ledger.Free);
    }

    [Fact]
    public void Settling_frees_what_was_reserved_and_not_spent()
    {
        var ledger = new Ledger(new(Tokens: 100));
        ledger.TryReserve(Tokens(90));
        ledger.Settle(Tokens(20));
        Assert.Equal((20, 0, new Cap(Tokens: 80)), (ledger.Spent.Tokens, ledger.Reserved.Tokens, ledger.Free));
    }

    [Fact]
    public void Every_unit_has_its_own_limit()
    {
        var ledger = new Ledger(new(Tokens: 100, Samples: 1));
        Assert.False(ledger.Fits(Tokens(10, samples: 2)));
        Assert.True(ledger.Fits(Tokens(10, samples: 1)));
        Assert.True(new Ledger(Cap.None).Fits(Tokens(long.MaxValue / 2)));
        Assert.False(new Ledger(new(Money: 1)).Fits(new Spend { Money = 1.01m }));
        Assert.False(new Ledger(new(Flops: 1)).Fits(new Spend { Flops = 2 }));
    }

    [Fact]
    public void Spent_and_reserved_never_exceed_the_cap_while_calls_stay_within_their_reservations() => Prop.ForAll(
        (from cap in Gen.Choose(0, 500) from calls in Gen.Choose(0, 100).Two().ArrayOf() select (cap, calls)).ToArbitrary(),
        c =>
        {
            var (ledger, cap) = (new Ledger(new(Tokens: c.cap)), c.cap);
            foreach (var (worst, share) in c.calls)
            {
                if (ledger.TryReserve(Tokens(worst))) Assert.True(ledger.Spent.Tokens + ledger.Reserved.Tokens <= cap);
                if (share % 3 == 0) ledger.Settle(Tokens(ledger.Reserved.Tokens * share / 100));
                Assert.True(ledger.Spent.Tokens <= cap);
                Assert.Equal(cap - ledger.Spent.Tokens - ledger.Reserved.Tokens, ledger.Free.Tokens);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_pages_of_a_wave_never_spend_more_than_its_cap_and_little_is_left_over() => Prop.ForAll(
        (from cap in Gen.Choose(0, 10_000)
         from pages in Gen.Choose(1, 64).Two().NonEmptyListOf()
         from window in Gen.Choose(1, 4)
         from whole in Gen.Elements(false, true)
         select (cap, pages: pages.ToArray(), window, whole)).ToArbitrary(),
        c =>
        {
            var ledger = new WaveLedger(new(Tokens: c.cap), c.pages.Sum(p => (long)p.Item1), c.whole);
            var open = new Queue<(int Page, Spend Spent)>();
            foreach (var ((size, greed), page) in c.pages.Select((p, i) => (p, i)))
            {
                if (open.Count == c.window) Close();
                var slice = ledger.Open(page, size).Tokens!.Value;
                Assert.InRange(slice, 0, c.cap);
                open.Enqueue((page, Tokens(slice * greed / 64)));
            }

            while (open.Count > 0) Close();
            Assert.True(ledger.Spent.Tokens <= c.cap);
            if (c.pages.All(p => p.Item2 == 64)) Assert.InRange(ledger.Spent.Tokens, c.cap - (c.whole ? 0 : c.pages.Length), c.cap);

            void Close()
            {
                var (page, spent) = open.Dequeue();
                ledger.Settle(page, spent);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_page_that_is_not_open_cannot_settle()
    {
        var ledger = new WaveLedger(new(Tokens: 10), 2);
        ledger.Open(0, 2);
        ledger.Settle(0, Tokens(5));
        Assert.Throws<InvalidOperationException>(() => ledger.Settle(0, Tokens(5)));
    }
}
