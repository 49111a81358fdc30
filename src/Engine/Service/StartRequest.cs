using System.Text.Json;
using System.Text.Json.Serialization;
using Ponder.Answers;
using Ponder.Core.Budgets;
using Ponder.Core.Problems;
using Ponder.Core.Verifying;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Search.Allocation;
using Ponder.Search.Catalogue;
using Ponder.Search.Options;

namespace Ponder.Engine.Service;

/// <summary>What <c>POST /api/jobs</c> takes.</summary>
/// <param name="Problems">The name of a blob in the container of problem files.</param>
/// <param name="Options">How to answer them.</param>
/// <param name="Budget">The hard cap, as <c>["200000tok", "2usd"]</c>.</param>
/// <param name="NoCap">Says that there is to be no cap, which models that may cost money do not work without otherwise.</param>
public sealed record StartRequest(
    string? Problems, StartOptions? Options = null, IReadOnlyList<string>? Budget = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool NoCap = false)
{
    /// <summary>The options of the job.</summary>
    /// <param name="strategies">What may be asked for.</param>
    /// <exception cref="OptionException">The strategy cannot be read.</exception>
    /// <exception cref="FormatException">The budget, a problem's, the kind of answers, the lane or its deadline cannot be read.</exception>
    public JobOptions Job(StrategyCatalogue strategies)
    {
        var options = Options ?? new();
        var lane = options.Lane is { } named ? LaneText.Parse(named) : Lane.Live;
        return new()
        {
            Strategy = AllocatorCatalogue.Parse(options.Strategy, options.N, strategies),
            Cap = CapText.Parse(Budget ?? []),
            ProblemCap = options.ProblemBudget is { Count: > 0 } own ? CapText.Parse(own) : null,
            Seed = options.Seed,
            Temperature = options.Temperature,
            MaxTokens = options.MaxTokens,
            PageSize = options.PageSize ?? JobOptions.UsualPageSize(lane),
            Window = options.Window ?? JobOptions.UsualWindow(lane),
            Aggregation = options.Aggregation,
            PreferMajority = options.PreferMajority,
            Fields = options.Fields,
            Answers = options.Answers is { } kind ? AnswerKinds.Parse(kind) : null,
            Lane = lane,
            BatchDeadline = options.BatchDeadline is { } deadline ? LaneText.Deadline(deadline) : null,
            Label = options.Label,
        };
    }
}

/// <summary>The options of a job, as those of <c>ponder run</c>; what is left out is as in <see cref="JobOptions"/>.</summary>
public sealed record StartOptions
{
    private static readonly JobOptions Usual = JobOptions.Default;

    /// <summary>A strategy or an allocator, with options as in <c>revisions:context=2</c>; <c>auto</c> by default.</summary>
    public string Strategy { get; init; } = Usual.Strategy.Text;

    /// <summary>Budget per problem, in sampled full-length solutions, of a strategy that has one; its own default otherwise.</summary>
    public int? N { get; init; }

    /// <summary>A cap for each problem, as <c>["2000tok"]</c>; none by default.</summary>
    public IReadOnlyList<string>? ProblemBudget { get; init; }

    /// <inheritdoc cref="JobOptions.Seed"/>
    public ulong Seed { get; init; } = Usual.Seed;

    /// <inheritdoc cref="JobOptions.Temperature"/>
    public double Temperature { get; init; } = Usual.Temperature;

    /// <inheritdoc cref="JobOptions.MaxTokens"/>
    public int? MaxTokens { get; init; } = Usual.MaxTokens;

    /// <summary>Problems on a page, which advance together: 64 by default, 256 by batch.</summary>
    public int? PageSize { get; init; }

    /// <summary>Pages under way at once: 4 by default, 64 by batch.</summary>
    public int? Window { get; init; }

    /// <inheritdoc cref="JobOptions.Aggregation"/>
    public Aggregation? Aggregation { get; init; } = Usual.Aggregation;

    /// <inheritdoc cref="JobOptions.PreferMajority"/>
    public bool PreferMajority { get; init; } = Usual.PreferMajority;

    /// <inheritdoc cref="JobOptions.Fields"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ProblemFields? Fields { get; init; }

    /// <summary>The kind of answers, by name: see <see cref="JobOptions.Answers"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Answers { get; init; }

    /// <summary>How requests go that do not wait for one another: <c>live</c>, the default, or <c>batch</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Lane { get; init; }

    /// <summary>By batch: how long after a round's first batch what is missing is asked live, such as <c>6h</c>; a day by default.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? BatchDeadline { get; init; }

    /// <inheritdoc cref="JobOptions.Label"/>
    public string? Label { get; init; } = Usual.Label;
}

/// <summary>What <c>POST /api/jobs/{id}/resume</c> takes.</summary>
public sealed record ResumeRequest(IReadOnlyList<string>? Budget = null);

/// <summary>Reads request bodies strictly: a field nobody knows is a mistake, not a wish.</summary>
public static class RequestBody
{
    private static readonly JsonSerializerOptions Strict = new(JournalFormat.Json)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
    };

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
