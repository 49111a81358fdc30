using System.Text.Json.Nodes;

namespace Ponder.TestKit.Servers;

/// <summary>
/// A request as it came. The path has its query; the body is null where there is none that is a JSON object; numbers count from 0.
/// </summary>
public sealed record ServerRequest(
    string Method, string Path, IReadOnlyDictionary<string, string> Headers, JsonObject? Body, int Number)
{
    /// <summary>The file of a form that was posted; null where there is none.</summary>
    public string? File { get; init; }

    /// <summary>Whether it asks for texts, and is not a look at the server.</summary>
    public bool Asks => Path.Split('?')[0].EndsWith("completions", StringComparison.Ordinal);
}
