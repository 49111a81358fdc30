namespace Ponder.Inference.Chat.Wire;

/// <summary>The transport for a service.</summary>
internal static class Transports
{
    public static ITransport Open(ChatOptions options) => options.Service switch
    {
        ChatService.AzureInference => new AzureInferenceTransport(options),
        _ => new OpenAiTransport(options),
    };

    /// <summary>Where a service lists what it has: asking costs nothing.</summary>
    public static string Listing(ChatOptions options) => options.Service == ChatService.OpenAI ? "models" : "info";
}
