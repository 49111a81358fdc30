namespace Ponder.TestKit.Servers.Profiles;

/// <summary>Ollama's OpenAI endpoint, by its sources (openai.go) and by reports of its users.</summary>
public static class OllamaProfiles
{
    /// <summary>Of early 2025: too long a prompt loses its beginning, and writing has no end but max_tokens.</summary>
    public static ServerProfile Old { get; } = new()
    {
        Name = "Ollama, old",
        OwnedBy = "library",
        UnknownModel = new(404, "model '{value}' not found", "api_error"),
        ContextLength = 4096,
        Overflow = Overflow.Cut,
        Samples = 1,
        MoreSamples = null,
        Slots = 4,
        Fields = new Dictionary<string, Field>
        {
            ["n"] = Field.Ignored,
            ["max_completion_tokens"] = Field.Ignored,
            ["logprobs"] = Field.Ignored,
            ["top_logprobs"] = Field.Ignored,
        },
        Continuing = Continuing.LastMessage,
        PlainTokens = null,
        Errors = new() { Types = new Dictionary<int, string> { [400] = "invalid_request_error", [404] = "not_found_error" } },
        Thinking = new(Field: "reasoning") { Off = new Dictionary<string, string> { ["reasoning_effort"] = "\"none\"" } },
        Pages = new Dictionary<string, string>
        {
            ["/api/version"] = """{"version":"0.9.6"}""",
            ["/api/ps"] = """{"models":[{"name":"{model}","size":1}]}""",
        },
        Besides = new(Reply: """{"system_fingerprint":"fp_ollama"}"""),
    };

    /// <summary>Of 2026: log probabilities, a prompt too long keeps half a context, and writing ends where the context does.</summary>
    public static ServerProfile New { get; } = Old with
    {
        Name = "Ollama",
        Overflow = Overflow.CutToHalf,
        Fields = new Dictionary<string, Field> { ["n"] = Field.Ignored, ["max_completion_tokens"] = Field.Ignored },
        Pages = new Dictionary<string, string>
        {
            ["/api/version"] = """{"version":"0.32.9"}""",
            ["/api/ps"] = """{"models":[{"name":"{model}","context_length":{context}}]}""",
        },
    };
}
