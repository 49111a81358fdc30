using Ponder.Search.Options;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ponder.Core.Budgets;
using Ponder.Core.Verifying;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Search.Allocation;
using Ponder.Search.Catalogue;
using Ponder.Search.Solving;

namespace Ponder.Engine.Service;

/// <summary>What <c>POST /api/jobs</c> takes.</summary>
/// <param name="Problems">The name of a blob in the container of problem files.</param>
/// <param name="Options">How to answer them.</param>
/// <param name="Budget">The hard cap, as <c>["200000tok", "2usd"]</c>.</param>
public sealed record StartRequest(string? Problems, StartOptions? Options = null, IReadOnlyList<string>? Budget = null)
{
    /// <summary>The options of the job.</summary>
    /// <param name="strategies">What may be asked for.</param>
    /// <exception cref="OptionException">The strategy cannot be read.</exception>
    /// <exception cref="FormatException">The budget cannot be read.</exception>
    public JobOptions Job(StrategyCatalogue strategies)
    {
        var options = Options ?? new();
        return new()
        {
            Strategy = AllocatorCatalogue.Parse(options.Strategy, options.N, strategies),
            Cap = CapText.Parse(Budget ?? []),
            ProblemCap = options.ProblemBudget is { Count: > 0 } own ? CapText.Parse(own) : null,
            Seed = options.Seed,
            Temperature = options.Temperature,
            MaxTokens = options.MaxTokens,
            PageSize = options.PageSize,
            Window = options.Window,
            Aggregation = options.Aggregation,
            PreferMajority = options.PreferMajority,
            Label = options.Label,
        };
    }
}

/// <summary>The options of a job, named and meant as those of <c>ponder run</c>.</summary>
public sealed record StartOptions
{
    /// <summary>A strategy or an allocator, with options as in <c>revisions:context=2</c>.</summary>
    public string Strategy { get; init; } = AllocatorNames.Auto;

    /// <summary>Budget per problem, in sampled full-length solutions.</summary>
    public int? N { get; init; }

    /// <summary>A cap for each problem.</summary>
    public IReadOnlyList<string>? ProblemBudget { get; init; }

    /// <summary>The root of all seeds.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Sampling temperature.</summary>
    public double Temperature { get; init; } = 0.8;

    /// <summary>Tokens a solution may have.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>Problems that advance together.</summary>
    public int PageSize { get; init; } = 64;

    /// <summary>Pages under way at once.</summary>
    public int Window { get; init; } = 4;

    /// <summary>How step scores become one.</summary>
    public Aggregation? Aggregation { get; init; }

    /// <summary>Follow the majority where the verifier's choice is contested.</summary>
    public bool PreferMajority { get; init; }

    /// <summary>Tells apart jobs that are otherwise the same, and would be one.</summary>
    public string? Label { get; init; }
}

/// <summary>What <c>POST /api/jobs/{id}/resume</c> takes.</summary>
public sealed record ResumeRequest(IReadOnlyList<string>? Budget = null);

/// <summary>Reads request bodies strictly: a field nobody knows is a mistake, not a wish.</summary>
public static class RequestBody
{
    private static readonly JsonSerializerOptions Strict = new(JournalFormat.Json) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    /// <summary>The body; an empty one is all defaults.</summary>
    /// <exception cref="FormatException">It is no such JSON; the message says where.</exception>
    public static T Parse<T>(ReadOnlySpan<byte> body, T empty)
    {
        try
        {
            return body.IsEmpty ? empty : JsonSerializer.Deserialize<T>(body, Strict) ?? empty;
        }
        catch (JsonException e)
        {
            throw new FormatException($"the body, line {(e.LineNumber ?? 0) + 1}, {e.Path ?? "$"}: {e.Message.Split(" Path:")[0]}", e);
        }
    }
}
