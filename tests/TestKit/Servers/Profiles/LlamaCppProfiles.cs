namespace Ponder.TestKit.Servers.Profiles;

/// <summary>llama.cpp's llama-server with --jinja and four slots, by its sources.</summary>
public static class LlamaCppProfiles
{
    private const string Metrics = """
        # HELP llamacpp:prompt_tokens_total Number of prompt tokens processed.
        # TYPE llamacpp:prompt_tokens_total counter
        llamacpp:prompt_tokens_total {read}
        # HELP llamacpp:tokens_predicted_total Number of generation tokens processed.
        # TYPE llamacpp:tokens_predicted_total counter
        llamacpp:tokens_predicted_total {written}

        """;

    private const string Props = """
        {"default_generation_settings":{"n_ctx":{context}},"total_slots":{slots},"model_alias":"{model}","build_info":"b9749-d32676d"}
        """;

    private static readonly ErrorShape Errors = new(Numbered: true, HasParam: false)
    {
        Types = new Dictionary<int, string>
        {
            [400] = "invalid_request_error",
            [401] = "authentication_error",
            [404] = "not_found_error",
            [500] = "server_error",
            [501] = "not_supported_error",
            [503] = "unavailable_error",
        },
    };

    /// <summary>Build b9749 of August 2026.</summary>
    public static ServerProfile New { get; } = new()
    {
        Name = "llama.cpp",
        ContextLength = 4096,
        TooLong = new(
            400, "request ({value} tokens) exceeds the available context size ({limit} tokens), try increasing it",
            "exceed_context_size_error")
        {
            Counts = true,
        },
        Samples = 4,
        MoreSamples = new(400, "Field 'n': Value must be between 1 <= value <= {limit}, but got {value}"),
        Slots = 4,
        Counting = Counting.FirstChoice,
        Continuing = Continuing.LastMessage | Continuing.FinalMessage,
        BothPrompts = new(400, "Cannot set both add_generation_prompt and continue_final_message to true."),
        PlainTokens = null,
        Echoes = true,
        Verbose = true,
        CachedCount = "prompt_tokens_details.cached_tokens",
        CacheBlock = 1,
        Errors = Errors,
        Loading = new(503, "Loading model"),
        OwnedBy = "llamacpp",
        ContextFields = new Dictionary<string, int?> { ["meta.n_ctx"] = null, ["meta.n_ctx_train"] = 32_768 },
        OpenModels = true,
        ChatLogprobs = true,
        TrimsLogprobs = true,
        Thinking = new(Field: "reasoning_content")
        {
            Off = new Dictionary<string, string> { ["chat_template_kwargs.enable_thinking"] = "false" },
        },
        Pages = new Dictionary<string, string> { ["/props"] = Props, ["/metrics"] = Metrics, ["/health"] = """{"status":"ok"}""" },
    };

    /// <summary>Build b4748 of February 2025.</summary>
    public static ServerProfile Old { get; } = New with
    {
        Name = "llama.cpp, old",
        Overflow = Overflow.CutInBlocks,
        Samples = 1,
        MoreSamples = new(500, "Only one completion choice is allowed"),
        Fields = new Dictionary<string, Field> { ["max_completion_tokens"] = Field.Ignored },
        Counting = Counting.All,
        Continuing = Continuing.None,
        BothPrompts = null,
        Echoes = false,
        Verbose = false,
        CachedCount = null,
        ContextFields = new Dictionary<string, int?> { ["meta.n_ctx_train"] = 32_768 },
        Thinking = new(),
        Pages = new Dictionary<string, string>
        {
            ["/props"] = Props.Replace("b9749-d32676d", "b4748", StringComparison.Ordinal),
            ["/metrics"] = Metrics,
        },
    };
}
