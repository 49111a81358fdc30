using System.Text.Json.Serialization;
using Ponder.Core.Budgets;
using Ponder.Core.Proposing;
using Ponder.Core.Storage;
using Ponder.Engine.Jobs;
using Ponder.Search.Allocation;
using Ponder.Search.Catalogue;

namespace Ponder.Engine.Estimates;

/// <summary>What a job could cost at most, reckoned without a model call.</summary>
/// <param name="Problems">Problems the proposer can read.</param>
/// <param name="Unreadable">Problems it cannot, which cost nothing.</param>
/// <param name="Errors">Lines that are no problems.</param>
/// <param name="Worst">The bound: every draft as long as it may be.</param>
/// <param name="Cap">The job's cap: the job spends no more than the smaller of the two.</param>
/// <param name="Fits">Whether the bound is within the cap, so that the cap can cut nothing short.</param>
public sealed record JobEstimate(int Problems, int Unreadable, int Errors, Spend Worst, Cap Cap, bool Fits)
{
    /// <summary>What a target accuracy is expected to leave without review; null where there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ExpectedAnswers? Answered { get; init; }

    /// <summary>What it is expected to cost; null where nobody knows.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ExpectedSpend? Expected { get; init; }

    /// <summary>The least budget that is of use, in tokens: about one sample of each problem.</summary>
    public long LeastTokens { get; init; }

    /// <summary>The estimate of a job over those problems.</summary>
    /// <param name="problems">The problems.</param>
    /// <param name="options">What is asked for.</param>
    /// <param name="models">Who answers.</param>
    /// <param name="target">The accuracy that answers without review are to have; null is none.</param>
    /// <param name="store">Whose earlier jobs tell what to expect; null asks none.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <exception cref="JobException">The job could not be run as asked.</exception>
    public static async Task<JobEstimate> OfAsync(
        ProblemSource problems, JobOptions options, JobModels models, double? target = null, IStore? store = null, CancellationToken cancel = default)
    {
        models.Check(models.Proposer is IProbed ? options with { MaxTokens = null } : options); // An unasked server may have a larger context.
        if (target is { } accuracy) models.CheckTarget(accuracy, options);
        var (settings, worst, count, unreadable, errors) = (models.Settings(options), default(Spend), 0, 0, 0);
        var (longest, likely) = (default(Spend), 0L);
        var (pictures, sight) = (problems.Pictures(store), new Sight());
        await foreach (var raw in problems.ReadAsync(options.Fields, cancel))
        {
            var (line, _) = await pictures.ReadAsync(raw, cancel);
            if (line.Problem is not { } problem)
            {
                errors++;
                continue;
            }

            sight.Add(problem);
            var entry = Entry.Of(problem, options, models.Proposers);
            var readings = entry.Readings();
            if (readings.All(r => r.Refusal is not null))
            {
                unreadable++;
            }
            else
            {
                (count, worst) = (count + 1, worst + Worst(readings));
                longest += LeastBudget.One(readings, settings, models);
                likely += LeastBudget.Likely(readings[0], settings);
            }
        }

        sight.Check(models, options);
        var seen = await Experience.OfAsync(store, models, cancel);
        var sample = seen.OfSamples() is { } drawn ? LeastBudget.Written(drawn.Spend, drawn.Samples) : LeastBudget.Written(models.Table?.Sample);
        return new(count, unreadable, errors, worst, options.Cap, options.Cap.Allows(worst))
        {
            Expected = ExpectedSpend.Of(count, worst, options, models, seen),
            LeastTokens = LeastBudget.Tokens(count, longest.Tokens, sample * count ?? likely),
            Answered = target is { } wanted ? ExpectedAnswers.Of(wanted, count, options, models) : null,
        };

        Spend Worst(IReadOnlyList<Reading> readings) =>
            AllocatorCatalogue.Worst(options.Strategy, models.Allocation(options.Strategy), choice => WorstCase.Of(choice, readings, settings, models.Strategies));
    }
}
