using System.Text.Json;

namespace Ponder.TestKit.Servers.Fuzzing;

/// <summary>JSON that is written out often: values as they stand, and how many places each has.</summary>
internal sealed record Tree(char Kind, string Text, IReadOnlyList<(string Name, Tree Value)> Inner)
{
    /// <summary>Values in it, itself one of them.</summary>
    public int Places { get; } = 1 + Inner.Sum(inner => inner.Value.Places);

    public static Tree Of(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        return Of(document.RootElement);
    }

    private static Tree Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => new('{', "", [.. element.EnumerateObject().Select(member => (member.Name, Of(member.Value)))]),
        JsonValueKind.Array => new('[', "", [.. element.EnumerateArray().Select(item => ("", Of(item)))]),
        _ => new('v', element.GetRawText(), []),
    };
}
