using System.Text.Json.Serialization;
using Ponder.Core.Budgets;
using Ponder.Core.Proposing;
using Ponder.Search.Allocation;
using Ponder.Search.Catalogue;

namespace Ponder.Engine.Jobs;

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

    /// <summary>The estimate of a job over those problems.</summary>
    /// <param name="problems">The problems.</param>
    /// <param name="options">What is asked for.</param>
    /// <param name="models">Who answers.</param>
    /// <param name="target">The accuracy that answers without review are to have; null is none.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <exception cref="JobException">The job could not be run as asked.</exception>
    public static async Task<JobEstimate> OfAsync(
        ProblemSource problems, JobOptions options, JobModels models, double? target = null, CancellationToken cancel = default)
    {
        models.Check(options);
        if (target is { } accuracy) models.CheckTarget(accuracy, options);
        var (settings, worst, count, unreadable, errors) = (models.Settings(options), default(Spend), 0, 0, 0);
        await foreach (var line in problems.ReadAsync(options.Fields, cancel))
        {
            if (line.Problem is not { } problem)
            {
                errors++;
                continue;
            }

            var entry = Entry.Of(problem, options, models.Proposer);
            if (entry.Refusal is not null) unreadable++;
            else (count, worst) = (count + 1, worst + Worst(entry.Reading()));
        }

        return new(count, unreadable, errors, worst, options.Cap, options.Cap.Allows(worst))
        {
            Answered = target is { } wanted ? ExpectedAnswers.Of(wanted, count, options, models) : null,
        };

        Spend Worst(Reading reading) =>
            AllocatorCatalogue.Worst(options.Strategy, models.Allocation(options.Strategy), choice => WorstCase.Of(choice, reading, settings, models.Strategies));
    }
}
