namespace Ponder.Inference.Chat.Servers;

/// <summary>The servers people run, from their documentation and sources.</summary>
internal static class ServerProfiles
{
    private const int Samples = 8;

    /// <summary>In the order in which they are looked for.</summary>
    public static IReadOnlyList<ServerProfile> All { get; } =
    [
        new("OpenAI") { Hosts = ["api.openai.com"], Samples = Samples, Limit = TokenLimit.MaxCompletionTokens },
        new("Azure") { Hosts = [".azure.com", ".azure.us", ".azure.cn"], Samples = Samples, Limit = TokenLimit.MaxCompletionTokens },
        new("DeepSeek") { Hosts = ["api.deepseek.com"] },
        new("vLLM")
        {
            OwnedBy = ["vllm"],
            Samples = Samples,
            Stops = StopNaming.Named,
            Continuations = [Continuation.FinalMessage],
        },
        new("SGLang")
        {
            OwnedBy = ["sglang"],
            Samples = Samples,
            Stops = StopNaming.Named,
            Continuations = [Continuation.FinalMessage],
        },
        new("llama.cpp")
        {
            OwnedBy = ["llamacpp"],
            Path = "../props",
            Member = "default_generation_settings",
            ContextAt = "default_generation_settings.n_ctx",
            SlotsAt = "total_slots",
            Samples = Samples,
            SamplesWithinSlots = true,
            Echoes = true,
            Stops = StopNaming.Verbose,
            Continuations = [Continuation.FinalMessage, Continuation.Prefill],
        },
        new("Ollama")
        {
            OwnedBy = ["library"],
            Path = "../api/ps",
            Member = "models",
            ContextAt = "models.context_length",
            UsualContext = 4096,
            Continuations = [Continuation.Prefill],
        },
        new("LM Studio") { OwnedBy = ["organization_owner"], Continuations = [Continuation.Prefill] },
    ];
}
