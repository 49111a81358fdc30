using Ponder.Core.Recorded;
using Ponder.Search.Calibration;
using Ponder.Search.Options;
using Ponder.Search.Solving;

namespace Ponder.Evaluation.Simulation;

/// <summary>
/// What strategies would have come to on recorded answers: each shuffle is an order in which the samples are drawn, without replacement, and
/// every strategy sees the same orders. No model is called and nothing is journaled.
/// </summary>
public sealed class Simulator
{
    private readonly List<Deck> decks;
    private readonly int samples;
    private readonly bool scored;

    /// <summary>What allocators know of votes with the models that were recorded; null lets them assume it.</summary>
    public CalibrationTable? Table { get; init; }

    /// <summary>A simulator of these problems; those without a reference or a sample are left out.</summary>
    /// <exception cref="RecordedException">None is left.</exception>
    public Simulator(IReadOnlyList<RecordedProblem> problems)
    {
        var known = problems.Where(p => p.Reference is not null && p.Samples.Count > 0).ToList();
        if (known.Count == 0) throw new RecordedException("no recorded problem has a reference answer and a sample, which a simulation needs");
        (decks, samples) = ([.. known.Select(p => new Deck(p))], known.Sum(p => p.Samples.Count));
        scored = decks.TrueForAll(d => d.Scored);
    }

    /// <summary>Plays every strategy on every budget.</summary>
    /// <param name="strategies">Strategies and allocators; one whose options fix its samples is played once.</param>
    /// <param name="budgets">
    /// Multiples of one sample's tokens: <c>batch</c> has so much for all problems together, what takes a number of samples has that number.
    /// </param>
    /// <param name="shuffles">Orders to average over, at least 1.</param>
    /// <param name="seed">The seed of the orders.</param>
    /// <exception cref="OptionException">A strategy needs more than is recorded, or has a number of samples that is none.</exception>
    public SimulationResult Run(IReadOnlyList<StrategyChoice> strategies, IReadOnlyList<double> budgets, int shuffles, ulong seed = 1)
    {
        var one = decks.Average(d => d.Tokens);
        var plays = strategies.SelectMany(s => s.N is { } n ? [(Choice: s, Budget: (double)n)] : budgets.Select(b => (Choice: s, Budget: b)))
            .Select(x => Play.Of(x.Choice, x.Budget, one, scored) with { Table = Table }).ToList();
        var rules = Envelope.Rules(scored).Select(rule => Play.Of(rule, rule.N!.Value, one, scored)).ToList();
        var tables = Enumerable.Range(0, plays.Count + rules.Count).Select(_ => new Outcomes(decks.Count, shuffles)).ToList();
        Parallel.For(0, shuffles, shuffle =>
        {
            List<Hand> hands = [.. decks.Select(deck => deck.Deal(seed + (ulong)shuffle))];
            for (var place = 0; place < tables.Count; place++)
                tables[place].Record(shuffle, (place < plays.Count ? plays[place] : rules[place - plays.Count]).On(hands));
        });
        var hull = Envelope.Of(rules.Select((rule, place) => new EnvelopeCorner(rule.Choice.Text, tables[plays.Count + place].Tokens, tables[plays.Count + place].Accuracy)));
        return new(decks.Count, samples, shuffles, one, scored, [.. plays.Select((play, place) => tables[place].Point(play, hull))], hull)
        {
            Bins = Bins.Quintiles([.. decks.Select(d => d.PassRate)]),
        };
    }
}
