using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ponder.Web.Api;

/// <summary>The OpenAPI document, with the version of this app.</summary>
internal static class ApiDocument
{
    public static byte[] Content { get; } = Read();

    private static byte[] Read()
    {
        using var stream = typeof(ApiDocument).Assembly.GetManifestResourceStream("openapi.json")!;
        var document = JsonNode.Parse(stream)!;
        document["info"]!["version"] = typeof(ApiDocument).Assembly.GetName().Version!.ToString(3);
        return JsonSerializer.SerializeToUtf8Bytes(document);
    }
}
