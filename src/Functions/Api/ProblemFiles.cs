using System.Text.Json;
using Ponder.Engine.Service;

namespace Ponder.Functions.Api;

/// <summary>The container that problem files are uploaded to, and what is said of it.</summary>
internal static class ProblemFiles
{
    /// <summary>The name of the container and of the queue that tells of its files, and the key of its store.</summary>
    public const string Key = "problems";

    private const string Before = $"/blobServices/default/containers/{Key}/blobs/";

    /// <summary>Whether a file of that name is a job in itself. One in a folder waits for the request that names it.</summary>
    public static bool StartsByItself(string name) =>
        !name.Contains('/', StringComparison.Ordinal) && !name.EndsWith(Drops.Refusal, StringComparison.Ordinal);

    /// <summary>The name of the file that an Event Grid notice tells of, or null where it tells of something else.</summary>
    public static string? Uploaded(string notice)
    {
        try
        {
            using var document = JsonDocument.Parse(notice);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("subject", out var subject) && subject.ValueKind == JsonValueKind.String
                && subject.GetString() is { } path && path.StartsWith(Before, StringComparison.Ordinal)
                ? path[Before.Length..]
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
