using Ponder.Search.Rounds;

namespace Ponder.Search.Tests.Rounds;

/// <summary>Run by xunit, whose own synchronization context is current around every test.</summary>
public class RoundPumpTests
{
    private readonly RoundPump<string, string> pump = new();
    private readonly List<string> turns = [];

    private Task<IReadOnlyList<int>> RunAsync(params Func<Task>[] strategies) => pump.RunAsync(strategies, Turn);

    private async Task<IReadOnlyList<(int, string)>> Turn(IReadOnlyList<string> asked)
    {
        turns.Add(string.Join(' ', asked));
        await Task.Yield();
        return [.. asked.Select((a, place) => (place, a.ToUpperInvariant()))];
    }

    [Fact]
    public async Task What_all_strategies_ask_makes_one_turn_in_their_order()
    {
        async Task AskAsync(int me, string name, int times)
        {
            for (var i = 0; i < times; i++) Assert.Equal($"{name}{i}".ToUpperInvariant(), await pump.AskAsync(me, $"{name}{i}"));
        }

        Assert.Empty(await RunAsync(() => AskAsync(0, "a", 3), () => AskAsync(1, "b", 1), () => AskAsync(2, "c", 2)));
        Assert.Equal(["a0 b0 c0", "a1 c1", "a2"], turns);
    }

    [Fact]
    public async Task What_is_asked_while_replies_are_given_comes_in_the_next_turn_in_order()
    {
        async Task TwoAsync(int me, string name)
        {
            await Task.WhenAll(OnwardAsync(me, $"{name}x"), OnwardAsync(me, $"{name}y"));
            await pump.AskAsync(me, $"{name}end");
        }

        async Task OnwardAsync(int me, string name)
        {
            await pump.AskAsync(me, name);
            await pump.AskAsync(me, $"{name}2");
        }

        await RunAsync(() => TwoAsync(0, "a"), () => TwoAsync(1, "b"));
        Assert.Equal(["ax ay bx by", "ax2 ay2 bx2 by2", "aend bend"], turns);
    }

    [Fact]
    public async Task A_request_no_turn_takes_waits_for_the_next()
    {
        var seen = new List<string>();
        async Task AskAsync(int me) => seen.Add(await pump.AskAsync(me, $"{me}"));
        await pump.RunAsync([() => AskAsync(0), () => AskAsync(1), () => AskAsync(2)], asked =>
        {
            turns.Add(string.Join(' ', asked));
            return Task.FromResult<IReadOnlyList<(int, string)>>([(asked.Count - 1, asked[^1])]);
        });
        Assert.Equal(["0 1 2", "0 1", "0"], turns);
        Assert.Equal(["2", "1", "0"], seen);
    }

    [Fact]
    public async Task Everything_runs_on_the_thread_that_pumps_and_outside_its_context()
    {
        var threads = new HashSet<int>();
        async Task AskAsync()
        {
            for (var i = 0; i < 3; i++)
            {
                await pump.AskAsync(0, "a");
                threads.Add(Environment.CurrentManagedThreadId);
                Assert.IsType<Loop>(SynchronizationContext.Current);
            }
        }

        var outer = SynchronizationContext.Current;
        await pump.RunAsync([AskAsync], asked => Task.FromResult<IReadOnlyList<(int, string)>>([(0, asked[0])]));
        Assert.Equal(Environment.CurrentManagedThreadId, Assert.Single(threads));
        Assert.Same(outer, SynchronizationContext.Current);
    }

    [Fact]
    public async Task It_behaves_alike_without_any_context()
    {
        async Task AskAsync(int me)
        {
            var all = Enumerable.Range(0, 3).Select(i => pump.AskAsync(me, $"{me}{i}")).ToList();
            await Task.WhenAll(all);
            await await Task.WhenAny(pump.AskAsync(me, $"{me}w"), pump.AskAsync(me, $"{me}v"));
        }

        await RunAsync(() => AskAsync(0), () => AskAsync(1));
        var under = turns.ToList();
        turns.Clear();
        await Task.Run(async () =>
        {
            Assert.Null(SynchronizationContext.Current);
            await RunAsync(() => AskAsync(0), () => AskAsync(1));
        });
        Assert.Equal(under, turns);
    }

    [Fact]
    public async Task Requests_that_an_ended_strategy_left_behind_are_cancelled()
    {
        Task<string> left = null!;
        async Task HurryAsync()
        {
            left = OtherAsync();
            await Task.WhenAny(pump.AskAsync(0, "a"), left);
        }

        async Task<string> OtherAsync()
        {
            await pump.AskAsync(0, "b");
            return await pump.AskAsync(0, "c");
        }

        async Task LongAsync()
        {
            await pump.AskAsync(1, "x");
            await pump.AskAsync(1, "y");
        }

        await RunAsync(HurryAsync, LongAsync);
        Assert.Equal(["b a x", "y"], turns);
        await Assert.ThrowsAsync<TaskCanceledException>(() => left);
    }

    [Fact]
    public async Task A_strategys_exception_stays_its_own()
    {
        async Task FailAsync()
        {
            await pump.AskAsync(0, "a");
            throw new InvalidOperationException("mine");
        }

        async Task GoOnAsync()
        {
            await pump.AskAsync(1, "x");
            await pump.AskAsync(1, "y");
        }

        Assert.Empty(await RunAsync(FailAsync, GoOnAsync));
        Assert.Equal(["a x", "y"], turns);
    }

    [Fact]
    public async Task A_failing_turn_unwinds_every_strategy_first()
    {
        var unwound = 0;
        async Task AskAsync(int me)
        {
            try
            {
                await pump.AskAsync(me, "a");
            }
            finally
            {
                unwound++;
            }
        }

        await Assert.ThrowsAsync<TimeoutException>(() => pump.RunAsync([() => AskAsync(0), () => AskAsync(1)], _ => throw new TimeoutException()));
        Assert.Equal(2, unwound);
    }

    [Theory]
    [InlineData("delay")]
    [InlineData("unbound")]
    [InlineData("elsewhere")]
    [InlineData("never")]
    public async Task A_strategy_that_waits_for_anything_else_is_given_up_and_the_others_go_on(string foreign)
    {
        async Task WaitAsync()
        {
            await pump.AskAsync(0, "a");
            if (foreign == "delay") await Task.Delay(1);
            if (foreign == "elsewhere") await Task.Run(() => Task.Delay(1));
            if (foreign == "never") await new TaskCompletionSource().Task;
            if (foreign == "unbound") await Task.Delay(1).ConfigureAwait(false);
        }

        async Task LongAsync()
        {
            for (var i = 0; i < 50; i++) await pump.AskAsync(1, $"x{i}");
        }

        Assert.Equal([0], await RunAsync(WaitAsync, LongAsync));
        Assert.Equal(50, turns.Count);
    }
}
