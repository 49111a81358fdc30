using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ponder.Core.Proposing;
using Ponder.Engine.Journals;
using Ponder.Search.Calibration;
using Ponder.Search.Solving;

namespace Ponder.Engine.Jobs;

/// <summary>
/// What a job's id is a hash of, beside the problem file. Its JSON never changes, so that the same request is the same job whichever
/// version of the
/// journal it is kept in.
/// </summary>
internal sealed record JobIdentity(
    int Version, string Id, int Problems, int Errors, int Chunks, JobOptions Options, SearchSettings Settings,
    ModelIdentity Proposer, ModelIdentity? Verifier, CalibrationTable? Table, Abilities Abilities)
{
    /// <summary>The proposers after the first; null and left out of JSON where there is one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<OtherProposer>? Others { get; init; }

    /// <summary>Digits of an id.</summary>
    public const int Length = 16;

    /// <summary>The id of the job that the spec describes, over that problem file.</summary>
    /// <param name="spec">The job.</param>
    /// <param name="problems">The problem file.</param>
    /// <param name="pictures">A hash of what the file's pictures hold; null where there are none.</param>
    /// <param name="cancel">Stops the reading.</param>
    public static async Task<string> OfAsync(JobSpec spec, Stream problems, string? pictures, CancellationToken cancel)
    {
        var content = Convert.ToHexStringLower(await SHA256.HashDataAsync(problems, cancel));
        if (pictures is not null) content = $"{content}\n{pictures}";
        if (spec.Retriever is { } documents) content = $"{content}\n{documents.Name} {documents.Fingerprint}";
        // No job but those that need them goes by log probabilities or pictures, and jobs of before knew none: they stay the same jobs.
        var identity = new JobIdentity(1, "", 0, 0, 0, spec.Options with { BatchDeadline = null }, spec.Settings, spec.Proposer, spec.Verifier, AsBefore(spec.Table), Lasting(spec.Abilities))
        {
            Others = spec.Others is null ? null : [.. spec.Others.Select(other => other with { Abilities = Lasting(other.Abilities) })],
        };
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{content}\n{JsonSerializer.Serialize(identity, JournalFormat.Json)}")))[..Length];
    }

    private static Abilities Lasting(Abilities abilities) => abilities & ~(Abilities.Logprobs | Abilities.See);

    /// <summary>Beams that drop equal texts were what no option named: by them the same table makes the same job.</summary>
    private static CalibrationTable? AsBefore(CalibrationTable? table) => table is null ? null : table with
    {
        Cells = [.. table.Cells.Select(cell => cell with { Arm = AsBefore(cell.Arm) })],
        Steps = [.. table.Steps.Select(step => step with { From = AsBefore(step.From), To = AsBefore(step.To) })],
    };

    private static StrategyChoice AsBefore(StrategyChoice arm) => arm.Name == StrategyNames.BeamSearch && arm.Options.GetValueOrDefault("duplicates") == "drop"
        ? arm.Without("duplicates")
        : arm;

    /// <summary>Refuses what cannot be a job's id, before it becomes part of a name.</summary>
    /// <exception cref="JobException">It is none.</exception>
    public static void Check(string id)
    {
        if (!IsValid(id)) throw new JobException($"\"{id}\" is no job id: expected {Length} hexadecimal digits");
    }

    /// <summary>Whether it can be a job's id.</summary>
    public static bool IsValid(string id) => id.Length == Length && id.All(char.IsAsciiHexDigitLower);
}
