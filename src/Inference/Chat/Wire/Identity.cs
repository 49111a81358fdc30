namespace Ponder.Inference.Chat.Wire;

/// <summary>Where the machine's own identity is a credential.</summary>
internal static class Identity
{
    /// <summary>What a token for that endpoint is asked for: Foundry's resources have a scope of their own.</summary>
    public static string Scope(Uri endpoint) => endpoint.Host.EndsWith(".services.ai.azure.com", StringComparison.OrdinalIgnoreCase)
        ? "https://ai.azure.com/.default" : "https://cognitiveservices.azure.com/.default";

    public static bool Serves(Uri endpoint) => endpoint.Host.EndsWith(".azure.com", StringComparison.OrdinalIgnoreCase);
}
