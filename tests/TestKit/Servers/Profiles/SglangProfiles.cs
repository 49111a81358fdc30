namespace Ponder.TestKit.Servers.Profiles;

/// <summary>SGLang's OpenAI server, by its sources (protocol.py, serving_chat.py, usage_processor.py).</summary>
public static class SglangProfiles
{
    private const string Metrics = """
        # TYPE sglang:prompt_tokens_total counter
        sglang:prompt_tokens_total{model_name="{model}"} {read}
        # TYPE sglang:generation_tokens_total counter
        sglang:generation_tokens_total{model_name="{model}"} {written}

        """;

    /// <summary>Of 2026, started with a parser for reasoning and the report of its cache.</summary>
    public static ServerProfile New { get; } = new()
    {
        Name = "SGLang",
        Overflow = Overflow.RefusedWithLimit,
        TooLong = new(
            400,
            "Requested token count exceeds the model's maximum context length of {limit} tokens. You requested a total of {value} tokens."),
        Continuing = Continuing.FinalMessage,
        LastTurn = "user",
        StopField = "matched_stop",
        EndToken = 151645,
        Errors = new(Wrapped: false, Numbered: true)
        {
            Types = new Dictionary<int, string>
            {
                [400] = "BadRequestError",
                [401] = "Unauthorized",
                [404] = "NotFoundError",
                [500] = "InternalServerError",
            },
        },
        OwnedBy = "sglang",
        ContextFields = new Dictionary<string, int?> { ["max_model_len"] = null },
        CacheBlock = 1,
        CachedCount = "prompt_tokens_details.cached_tokens",
        Thinking = new(Field: "reasoning_content", Count: "reasoning_tokens")
        {
            NullContent = true,
            Off = new Dictionary<string, string> { ["chat_template_kwargs.enable_thinking"] = "false", ["separate_reasoning"] = "false" },
        },
        Pages = new Dictionary<string, string>
        {
            ["/metrics"] = Metrics,
            ["/get_model_info"] = """{"model_path":"{model}","is_generation":true}""",
        },
        Besides = new(Message: """{"tool_calls":null}""", Reply: """{"metadata":{"weight_version":"default"}}"""),
    };
}
