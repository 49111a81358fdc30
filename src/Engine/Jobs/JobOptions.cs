using System.Text.Json.Serialization;
using Ponder.Answers;
using Ponder.Core.Budgets;
using Ponder.Core.Problems;
using Ponder.Core.Verifying;
using Ponder.Search.Solving;

namespace Ponder.Engine.Jobs;

/// <summary>What a user asks of a job. Every default stands here, for the command line, the service and programs alike.</summary>
public sealed record JobOptions
{
    /// <summary>All defaults.</summary>
    public static JobOptions Default { get; } = new();

    /// <summary>The strategy or allocator with its options.</summary>
    /// <value><c>auto</c>.</value>
    public StrategyChoice Strategy { get; init; } = StrategyChoice.Of(AllocatorNames.Auto);

    /// <summary>What the job may spend: a hard limit.</summary>
    /// <value>No limit.</value>
    public Cap Cap { get; init; } = Cap.None;

    /// <summary>What one problem may spend, in all waves together.</summary>
    /// <value>No limit but the job's.</value>
    public Cap? ProblemCap { get; init; }

    /// <summary>The root of all seeds: the same seed gives the same results.</summary>
    /// <value>1.</value>
    public ulong Seed { get; init; } = 1;

    /// <summary>Sampling temperature, 0 to 5.</summary>
    /// <value>0.8.</value>
    public double Temperature { get; init; } = 0.8;

    /// <summary>Tokens a solution may have, 1 to 1,000,000.</summary>
    /// <value>
    /// Null: what the model says it needs (<see cref="Core.Proposing.IProposer.SolutionTokens"/>), else <see cref="UsualMaxTokens"/>; or what the
    /// model's context leaves where that is less.
    /// </value>
    public int? MaxTokens { get; init; }

    /// <summary>Problems on a page, which advance together: 1 to 256.</summary>
    /// <value>64, which fills a model batch.</value>
    public int PageSize { get; init; } = 64;

    /// <summary>Pages under way at once: 1 to 64.</summary>
    /// <value>4.</value>
    public int Window { get; init; } = 4;

    /// <summary>How step scores become one.</summary>
    /// <value>Null: the verifier's own way.</value>
    public Aggregation? Aggregation { get; init; }

    /// <summary>Whether to follow the majority where the verifier's choice is contested.</summary>
    /// <value>False.</value>
    public bool PreferMajority { get; init; }

    /// <summary>Which fields of the problem file hold what.</summary>
    /// <value>Null: those of the usual names.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ProblemFields? Fields { get; init; }

    /// <summary>What kind of answer every problem asks for that does not say so itself.</summary>
    /// <value>Null: found from the right answers, see <see cref="AnswerKinds.Find"/>; mathematics where they do not say.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AnswerKind? Answers { get; init; }

    /// <summary>How requests go that do not wait for one another: live, or by batch at a lower price.</summary>
    /// <value>Live, and then left out of JSON.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Lane Lane { get; init; }

    /// <summary>
    /// How long after a round's first batch what is missing is asked live, from a minute to 30 days. No part of what the job is: jobs that differ in
    /// nothing else are one.
    /// </summary>
    /// <value>Null: <see cref="UsualBatchDeadline"/>.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TimeSpan? BatchDeadline { get; init; }

    /// <summary>Tells apart jobs that are otherwise the same, and would be one.</summary>
    public string? Label { get; init; }

    /// <summary>Tokens a solution may have where neither options nor model say.</summary>
    public const int UsualMaxTokens = 256;

    /// <summary>A day: services answer batches within one.</summary>
    public static TimeSpan UsualBatchDeadline { get; } = TimeSpan.FromHours(24);

    /// <summary>Problems on a page where nobody says: many where a page is a batch.</summary>
    public static int UsualPageSize(Lane lane) => lane == Lane.Batch ? 256 : Default.PageSize;

    /// <summary>Pages under way at once where nobody says: many where each waits for hours.</summary>
    public static int UsualWindow(Lane lane) => lane == Lane.Batch ? 64 : Default.Window;

    /// <summary>Refuses what is out of range.</summary>
    /// <exception cref="JobException">Which option, its value and what was expected: all that are wrong, a line each.</exception>
    public void Check()
    {
        var faults = new List<string>();
        Range("page-size", PageSize, 1, 256);
        Range("window", Window, 1, 64);
        Range("max-tokens", MaxTokens ?? 1, 1, 1_000_000);
        if (Aggregation is { } aggregation && !Enum.IsDefined(aggregation))
            faults.Add($"aggregation is {aggregation}: expected one of {string.Join(", ", Enum.GetNames<Aggregation>()).ToLowerInvariant()}");
        if (Answers is { } kind && !Enum.IsDefined(kind)) faults.Add($"answers is {kind}: expected one of {string.Join(", ", AnswerKinds.Names)}");
        if (!(Temperature is >= 0 and <= 5)) faults.Add($"temperature is {Temperature}: expected a number from 0 to 5");
        if (!Enum.IsDefined(Lane)) faults.Add($"lane is {Lane}: expected live or batch");
        if (BatchDeadline is { } deadline)
        {
            if (Lane != Lane.Batch) faults.Add("batch-deadline is given, and lane is not batch: nothing goes by batch");
            if (deadline < TimeSpan.FromMinutes(1) || deadline > TimeSpan.FromDays(30))
                faults.Add(System.FormattableString.Invariant($"batch-deadline is {deadline}: expected a time from 1m to 30d"));
        }

        if (faults.Count > 0) throw new JobException(string.Join('\n', faults));

        void Range(string name, int value, int min, int max)
        {
            if (value < min || value > max) faults.Add($"{name} is {value}: expected a whole number from {min} to {max}");
        }
    }
}
