using Ponder.Core.Recorded;
using Ponder.Core.Seeds;
using Ponder.Evaluation.Simulation;
using Ponder.Search.Options;
using Ponder.Search.Solving;

namespace Ponder.Evaluation.Tests.Simulation;

/// <summary>Strategies on recorded answers, against a second simulation written from their papers.</summary>
public class SimulatorTests
{
    private const int Shuffles = 5;
    private static readonly IReadOnlyList<RecordedProblem> Problems = Recorded(60);

    [Theory]
    [InlineData("majority:n=1"), InlineData("majority:n=5"), InlineData("majority:n=40"), InlineData("greedy")]
    [InlineData("esc:n=16+window=3"), InlineData("esc:n=17"), InlineData("esc:n=64+window=5")]
    [InlineData("adaptive-consistency:confidence=0.75+n=8"), InlineData("adaptive-consistency:n=16"), InlineData("adaptive-consistency:confidence=0.99+n=40")]
    public void A_stopping_rule_agrees_with_an_independent_simulation(string rule)
    {
        var point = Assert.Single(new Simulator(Problems).Run([StrategyChoice.Parse(rule)], [1], Shuffles).Points);
        var (right, tokens) = Independent(StrategyChoice.Parse(rule));
        Assert.Equal(right, point.Accuracy, 1e-9);
        Assert.Equal(tokens, point.Tokens, 1e-6);
    }

    [Theory, InlineData("batch"), InlineData("batch:settled=0.9")]
    public void Every_problem_has_a_sample_before_any_has_three_and_no_cap_is_passed(string strategy)
    {
        foreach (var point in new Simulator(Problems).Run([StrategyChoice.Parse(strategy)], [1.2, 1.5, 2, 4, 8], Shuffles).Points)
        {
            Assert.Equal(0, point.Unanswered);
            Assert.True(point.Tokens <= point.Budget * new Simulator(Problems).Run([StrategyChoice.Of("greedy")], [1], 1).SampleTokens);
        }
    }

    [Fact]
    public void A_cap_too_small_for_a_sample_each_answers_as_many_as_it_can()
    {
        var point = Assert.Single(new Simulator(Problems).Run([StrategyChoice.Of("batch")], [0.5], Shuffles).Points);
        Assert.InRange(point.Unanswered, 1, 45);
        Assert.InRange(point.Samples, 0.1, 1);
    }

    [Fact]
    public void Batch_is_above_the_envelope_and_auto_keeps_to_its_samples()
    {
        var points = new Simulator(Recorded(400)).Run([StrategyChoice.Of("batch"), StrategyChoice.Of("auto")], [1.5, 2, 3], 10).Points;
        Assert.True(points.Where(p => p.Strategy == "batch").Average(p => p.Gain) > 0, string.Join("; ", points));
        Assert.All(points.Where(p => p.Strategy != "batch"), p => Assert.True(p.Samples <= Math.Round(p.Budget), $"{p}"));
    }

    [Fact]
    public void The_same_seed_gives_the_same_figures() =>
        Assert.Equal(Told(), Told());

    private static string Told() => string.Join("; ", new Simulator(Problems).Run([StrategyChoice.Of("batch")], [2], 3, 7).Points);

    [Fact]
    public void What_needs_texts_is_refused_and_so_are_problems_without_references()
    {
        Assert.Contains("cannot be simulated", Assert.Throws<OptionException>(() => new Simulator(Problems).Run([StrategyChoice.Of("beam-search")], [4], 1)).Message, StringComparison.Ordinal);
        Assert.Throws<RecordedException>(() => new Simulator([new("a", "a", null, [new("1", 1)])]));
    }

    /// <summary>Majority, ESC and adaptive consistency, each sample by sample.</summary>
    private static (double Right, double Tokens) Independent(StrategyChoice rule)
    {
        var (right, tokens, limit) = (0, 0L, rule.N ?? 1);
        for (var seed = 1; seed <= Shuffles; seed++)
        {
            foreach (var problem in Problems)
            {
                var order = problem.Order((ulong)seed).Select(place => problem.Samples[place]).ToList();
                var (drawn, answer) = (new List<RecordedSample>(), (string?)null);
                foreach (var sample in order.Take(limit))
                {
                    drawn.Add(sample);
                    answer = Leader(drawn);
                    if (Stops(rule, drawn, ref answer)) break;
                }

                (right, tokens) = (right + (answer == problem.Reference ? 1 : 0), tokens + drawn.Sum(s => (long)s.Tokens));
            }
        }

        return (right / (double)(Shuffles * Problems.Count), tokens / (double)(Shuffles * Problems.Count));
    }

    private static bool Stops(StrategyChoice rule, List<RecordedSample> drawn, ref string? answer)
    {
        if (rule.Name == "esc")
        {
            var window = rule.Options.TryGetValue("window", out var w) ? int.Parse(w, System.Globalization.CultureInfo.InvariantCulture) : 5;
            var last = drawn.TakeLast(window).Select(s => s.Answer).Distinct().ToList();
            if (drawn.Count % window != 0 || last is not [{ } only]) return false;
            answer = only;
            return true;
        }

        if (rule.Name != "adaptive-consistency") return false;
        var confidence = rule.Options.TryGetValue("confidence", out var c) ? double.Parse(c, System.Globalization.CultureInfo.InvariantCulture) : 0.95;
        var votes = drawn.Where(s => s.Answer is not null).GroupBy(s => s.Answer).Select(g => g.Count()).OrderDescending().ToList();
        return Ahead(votes.ElementAtOrDefault(0), votes.ElementAtOrDefault(1)) >= confidence;
    }

    private static string? Leader(List<RecordedSample> drawn) => drawn.Where(s => s.Answer is not null).GroupBy(s => s.Answer).MaxBy(g => g.Count())?.Key;

    /// <summary>The integral of the Beta(v1 + 1, v2 + 1) density over ½ to 1, by Simpson's rule.</summary>
    private static double Ahead(int v1, int v2)
    {
        const int Steps = 4000;
        double Density(double x) => Math.Pow(x, v1) * Math.Pow(1 - x, v2);
        double Integral(double from) => Enumerable.Range(0, Steps + 1).Sum(i => Density(from + ((1 - from) * i / Steps)) * (i is 0 or Steps ? 1 : i % 2 == 1 ? 4 : 2)) * (1 - from) / Steps / 3;
        return Integral(0.5) / Integral(0);
    }

    /// <summary>Problems from sure to hopeless, whose hard ones are longer.</summary>
    private static List<RecordedProblem> Recorded(int count)
    {
        var numbers = new SplitMix64(5);
        return
        [
            .. Enumerable.Range(0, count).Select(i =>
            {
                var hard = i % 10 < 6 ? 0 : 20 + numbers.Below(60);
                return new RecordedProblem($"p{i}", $"p{i}", "7", [.. Enumerable.Range(0, 80).Select(_ => Sample(hard))]);
            }),
        ];

        RecordedSample Sample(int hard)
        {
            var roll = numbers.Below(100);
            var answer = roll >= hard ? "7" : roll % 9 == 0 ? null : $"{10 + (roll % 5)}";
            return new(answer, 50 + (hard * 2) + numbers.Below(60));
        }
    }
}
