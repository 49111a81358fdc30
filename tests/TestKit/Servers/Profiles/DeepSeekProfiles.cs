namespace Ponder.TestKit.Servers.Profiles;

/// <summary>DeepSeek's API, by its pages.</summary>
public static class DeepSeekProfiles
{
    /// <summary>deepseek-reasoner as R1 came out: <c>max_tokens</c> bounds the answer and not the thinking before it.</summary>
    public static ServerProfile Reasoner { get; } = new()
    {
        Name = "DeepSeek-R1",
        OwnedBy = "deepseek",
        Completions = false,
        ContextLength = 65_536,
        UnknownModel = new(400, "Model Not Exist", Code: "invalid_request_error"),
        TooLong = new(
            400, "This model's maximum context length is {limit} tokens. However, you requested {value} tokens.",
            Code: "invalid_request_error"),
        Samples = 1,
        MoreSamples = null,
        Fields = new Dictionary<string, Field>
        {
            ["n"] = Field.Ignored,
            ["seed"] = Field.Ignored,
            ["max_completion_tokens"] = Field.Ignored,
            ["temperature"] = Field.Ignored,
            ["top_p"] = Field.Ignored,
            ["logprobs"] = new(new(400, "deepseek-reasoner does not support logprobs", Code: "invalid_request_error"), "false"),
            ["top_logprobs"] = new(new(400, "deepseek-reasoner does not support top_logprobs", Code: "invalid_request_error")),
        },
        Continuing = Continuing.Prefix,
        PrefixPath = "/beta",
        CachedCount = "prompt_cache_hit_tokens",
        CacheBlock = 64,
        Thinking = new(48, "reasoning_content", "completion_tokens_details.reasoning_tokens") { Unbounded = true },
        Besides = new(Reply: """{"system_fingerprint":"fp_1"}"""),
    };

    /// <summary>As later versions have it: <c>max_tokens</c> bounds both.</summary>
    public static ServerProfile Bounded { get; } =
        Reasoner with { Name = "DeepSeek, later", Thinking = Reasoner.Thinking with { Unbounded = false } };
}
