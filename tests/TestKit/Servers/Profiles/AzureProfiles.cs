namespace Ponder.TestKit.Servers.Profiles;

/// <summary>OpenAI's models as Azure serves them at /openai/v1, by Microsoft's pages and the errors that people report.</summary>
public static class AzureProfiles
{
    private const string Unfiltered = """{"hate":{"filtered":false,"severity":"safe"},"violence":{"filtered":false,"severity":"safe"}}""";

    /// <summary>A chat model that does not reason.</summary>
    public static ServerProfile V1 { get; } = new()
    {
        Name = "Azure OpenAI",
        Path = "/openai/v1",
        Completions = false,
        UnknownModel = new(404, "The API deployment for this resource does not exist.", Code: "DeploymentNotFound"),
        ContextLength = 128_000,
        CachedCount = "prompt_tokens_details.cached_tokens",
        CacheBlock = 128,
        Thinking = new(Count: "completion_tokens_details.reasoning_tokens"),
        FilteredPrompt = "a filtered prompt",
        FilteredReply = "a filtered reply",
        Besides = new(
            Reply: $$"""{"prompt_filter_results":[{"prompt_index":0,"content_filter_results":{{Unfiltered}}}]}""",
            Choice: $$"""{"content_filter_results":{{Unfiltered}}}""",
            Message: """{"refusal":null,"annotations":[]}"""),
    };

    /// <summary>A model that reasons unseen.</summary>
    public static ServerProfile Reasoning { get; } = V1 with
    {
        Name = "o-series",
        ContextLength = 200_000,
        Fields = new Dictionary<string, Field>
        {
            ["max_tokens"] = Field.Unsupported("max_tokens", " Use 'max_completion_tokens' instead."),
            ["temperature"] = Field.DefaultOnly("temperature"),
            ["top_p"] = Field.Unsupported("top_p"),
            ["stop"] = Field.Unsupported("stop"),
            ["logprobs"] = Field.Unsupported("logprobs"),
            ["top_logprobs"] = Field.Unsupported("top_logprobs"),
            ["presence_penalty"] = Field.Unsupported("presence_penalty"),
            ["frequency_penalty"] = Field.Unsupported("frequency_penalty"),
        },
        Samples = 8,
        Thinking = V1.Thinking with { Tokens = 64 },
    };
}
