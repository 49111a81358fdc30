using System.Text.Json.Serialization;
using Ponder.Core;
using Ponder.Core.Budgets;
using Ponder.Core.Proposing;
using Ponder.Engine.Journals;
using Ponder.Search.Allocation;
using Ponder.Search.Calibration;
using Ponder.Search.Catalogue;
using Ponder.Search.Pages;

namespace Ponder.Engine.Jobs;

/// <summary>Everything that shapes a job's rounds and their names; written once, never changed.</summary>
public sealed record JobSpec
{
    /// <summary>The journal's version.</summary>
    public int Version { get; init; } = JournalFormat.Version;

    /// <summary>A hash of the problem file, the options, the cap and the models: the same request is the same job.</summary>
    public required string Id { get; init; }

    /// <summary>Problems that could be read from the file.</summary>
    public int Problems { get; init; }

    /// <summary>Lines that could not.</summary>
    public int Errors { get; init; }

    /// <summary>Chunks the file was cut into: the pages of wave 0.</summary>
    public int Chunks { get; init; }

    /// <summary>What was asked for.</summary>
    public required JobOptions Options { get; init; }

    /// <summary>How the models are used.</summary>
    public required SearchSettings Settings { get; init; }

    /// <summary>Who writes.</summary>
    public required ModelIdentity Proposer { get; init; }

    /// <summary>Who scores.</summary>
    public ModelIdentity? Verifier { get; init; }

    /// <summary>What strategies are worth with these models, where an allocator goes by it: the job keeps the table it was opened with.</summary>
    public CalibrationTable? Table { get; init; }

    /// <summary>What the proposer can do.</summary>
    public Abilities Abilities { get; init; }

    /// <summary>What an allocator knows of the job.</summary>
    [JsonIgnore]
    public AllocationContext Allocation => new(Table, Settings.Tariff, Verifier is not null, arm => Abilities.HasFlag(StrategyCatalogue.Find(StrategyChoice.Parse(arm, null).Name).Needs))
    {
        Cap = Options.Cap,
        Problems = Problems,
    };
}

/// <summary>What a user asks of a job.</summary>
public sealed record JobOptions
{
    /// <summary>The strategy and its options.</summary>
    public required StrategyChoice Strategy { get; init; }

    /// <summary>What may be spent.</summary>
    public Cap Cap { get; init; } = Cap.None;

    /// <summary>What one problem may spend.</summary>
    public Cap? ProblemCap { get; init; }

    /// <summary>The root of all seeds.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Sampling temperature.</summary>
    public double Temperature { get; init; } = 0.8;

    /// <summary>Tokens a solution may have; null is what the model's context allows, at most 256.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>Problems on a page.</summary>
    public int PageSize { get; init; } = 64;

    /// <summary>Pages under way at once.</summary>
    public int Window { get; init; } = 4;

    /// <summary>How step scores become one; null is the verifier's own way.</summary>
    public Core.Verifying.Aggregation? Aggregation { get; init; }

    /// <summary>Follow the majority where the verifier's choice is contested.</summary>
    public bool PreferMajority { get; init; }

    /// <summary>Tells apart jobs that are otherwise the same, and would be one.</summary>
    public string? Label { get; init; }
}

/// <summary>A job that cannot be run as asked; the message says what to change.</summary>
public sealed class JobException(string message) : InputException(message);

/// <summary>A job that another process runs: nothing is wrong with it, it has to wait.</summary>
public sealed class JobBusyException(string job) : PonderException($"job {job} is being run by another process");
