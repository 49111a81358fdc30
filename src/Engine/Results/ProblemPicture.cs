using System.Text.Json.Serialization;
using Ponder.Core.Problems;

namespace Ponder.Engine.Results;

/// <summary>A picture of a problem, as pages and programs get it.</summary>
/// <param name="Hash">The SHA-256 of its content, in hexadecimal.</param>
/// <param name="Type">Its media type, one of <c>image/png</c>, <c>image/jpeg</c>, <c>image/gif</c> and <c>image/webp</c>.</param>
/// <param name="Width">Its width in pixels.</param>
/// <param name="Height">Its height in pixels.</param>
public sealed record ProblemPicture(string Hash, string Type, int Width, int Height)
{
    /// <summary>Itself as a data URL, where that was asked for and there was room.</summary>
    /// <value>Null by default, and left out of JSON.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Content { get; init; }

    /// <summary>Those of a problem; null where it has none.</summary>
    public static IReadOnlyList<ProblemPicture>? Of(Problem problem) =>
        problem.Pictures is { Count: > 0 } pictures ? [.. pictures.Select(p => new ProblemPicture(p.Hash, p.Type, p.Width, p.Height))] : null;
}
