namespace Ponder.TestKit.Servers.Profiles;

/// <summary>vLLM's OpenAI server, by its sources (protocol.py of each age).</summary>
public static class VllmProfiles
{
    private const string Metrics = """
        # TYPE vllm:prompt_tokens_total counter
        vllm:prompt_tokens_total{model_name="{model}"} {read}
        # TYPE vllm:generation_tokens_total counter
        vllm:generation_tokens_total{model_name="{model}"} {written}

        """;

    /// <summary>Of 2026: reasoning under <c>reasoning</c>.</summary>
    public static ServerProfile New { get; } = new()
    {
        Name = "vLLM",
        UnknownModel = new(404, "The model `{value}` does not exist.", "NotFoundError", Param: "model"),
        Overflow = Overflow.RefusedWithLimit,
        TooLong = new(
            400,
            "This model's maximum context length is {limit} tokens. However, you requested {value} tokens. "
            + "Please reduce the length of the messages or completion."),
        Continuing = Continuing.FinalMessage,
        BothPrompts = new(400, "Cannot set both `continue_final_message` and `add_generation_prompt` to True."),
        StopField = "stop_reason",
        Errors = new(Numbered: true)
        {
            Types = new Dictionary<int, string>
            {
                [400] = "BadRequestError",
                [401] = "Unauthorized",
                [404] = "NotFoundError",
                [500] = "InternalServerError",
                [503] = "ServiceUnavailableError",
            },
        },
        OwnedBy = "vllm",
        ContextFields = new Dictionary<string, int?> { ["max_model_len"] = null },
        CacheBlock = 16,
        CachedCount = "prompt_tokens_details.cached_tokens",
        Thinking = new(Field: "reasoning")
        {
            NullContent = true,
            Off = new Dictionary<string, string> { ["chat_template_kwargs.enable_thinking"] = "false", ["reasoning_effort"] = "\"none\"" },
        },
        Pages = new Dictionary<string, string> { ["/metrics"] = Metrics, ["/version"] = """{"version":"0.20.0"}""", ["/health"] = "" },
        Besides = new(Message: """{"refusal":null}""", Choice: """{"token_ids":null}"""),
    };

    /// <summary>Of 2025: reasoning under <c>reasoning_content</c>, errors not within <c>error</c>.</summary>
    public static ServerProfile Old { get; } = New with
    {
        Name = "vLLM, old",
        CachedCount = null,
        Errors = New.Errors with { Wrapped = false },
        Thinking = New.Thinking with
        {
            Field = "reasoning_content",
            Off = new Dictionary<string, string> { ["chat_template_kwargs.enable_thinking"] = "false" },
        },
        Besides = new(),
    };
}
