using System.Text.Json.Nodes;

namespace Ponder.TestKit.Servers.Batches;

/// <summary>A batch at a scripted server.</summary>
public sealed class ScriptedBatch(string id, int place, string input, string endpoint, JsonObject metadata, IReadOnlyList<JsonObject> lines, DateTimeOffset created)
{
    /// <summary>Its id.</summary>
    public string Id => id;

    /// <summary>Its place in the order of making, from 0.</summary>
    public int Place => place;

    /// <summary>The file it was ordered over.</summary>
    public string Input => input;

    /// <summary>Where its lines go.</summary>
    public string Endpoint => endpoint;

    /// <summary>What it was ordered with.</summary>
    public JsonObject Metadata => metadata;

    /// <summary>Its requests.</summary>
    public IReadOnlyList<JsonObject> Lines => lines;

    /// <summary>The ids of requests that were worked on, and are paid for.</summary>
    public List<string> Worked { get; } = [];

    internal DateTimeOffset Created => created;

    internal DateTimeOffset Ended { get; set; }

    internal int Looks { get; set; }

    /// <summary>How far it is.</summary>
    public string Status { get; internal set; } = "validating";

    internal string? Code { get; set; }

    internal string? Output { get; set; }

    internal string? Errors { get; set; }

    internal int Answered { get; set; }

    /// <summary>Whether it has ended.</summary>
    public bool Over => Status is "completed" or "failed" or "expired" or "cancelled";
}
