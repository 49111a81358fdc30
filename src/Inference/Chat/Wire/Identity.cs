namespace Ponder.Inference.Chat.Wire;

/// <summary>Where the machine's own identity is a credential.</summary>
internal static class Identity
{
    public const string Scope = "https://cognitiveservices.azure.com/.default";

    public static bool Serves(Uri endpoint) => endpoint.Host.EndsWith(".azure.com", StringComparison.OrdinalIgnoreCase);
}
