namespace Ponder.Inference.Chat.Servers;

/// <summary>How requests to one server are worded: the settings where they say, else what was found out, else what is safe anywhere.</summary>
internal sealed record ServerUse
{
    /// <summary>The context where neither setting nor server says.</summary>
    public const int UsualContext = 8192;

    /// <summary>Samples one request asks for.</summary>
    public int SamplesPerRequest { get; init; } = 1;

    /// <summary>How the server goes on from a partial solution.</summary>
    public Continuation Continuation { get; init; }

    /// <summary>Prompt and completion together, in tokens.</summary>
    public int ContextLength { get; init; } = UsualContext;

    /// <summary>What the limit on tokens is called.</summary>
    public TokenLimit Limit { get; init; }

    /// <summary>Whether it takes neither a temperature nor a stop nor log probabilities.</summary>
    public bool Bare { get; init; }

    /// <summary>Whether log probabilities are asked for.</summary>
    public bool Logprobs { get; init; }

    /// <summary>How it tells a step's end from the solution's.</summary>
    public StopNaming Stops { get; init; }

    /// <summary>Whether a reply begins with the text it goes on from; null where nobody knows.</summary>
    public bool? Echoes { get; init; }

    /// <summary>Whether its usage is known to count all samples of a request.</summary>
    public bool CountsAll { get; init; }

    /// <summary>Whether the model thinks before it answers.</summary>
    public bool Thinks { get; init; }

    /// <summary>Whether it writes JSON after a schema.</summary>
    public bool Schemas { get; init; }

    public static ServerUse Of(ChatOptions options, ServerFindings? found)
    {
        var bare = options.Reasoning ?? found?.Bare ?? false;
        var thinks = bare || (found?.Thinks ?? false);
        var continuation = options.Continuation != Continuation.Auto ? options.Continuation : thinks ? Continuation.None : found?.Continuation ?? Continuation.None;
        var samples = options.SamplesPerRequest ?? found?.Samples ?? 1;
        return new()
        {
            SamplesPerRequest = samples,
            Continuation = continuation,
            ContextLength = options.ContextLength ?? found?.ContextLength ?? UsualContext,
            Limit = found?.Limit ?? (!bare ? TokenLimit.MaxTokens : Hosted(options) ? TokenLimit.MaxCompletionTokens : TokenLimit.Both),
            Bare = bare,
            Logprobs = options.Logprobs && !bare && found?.Logprobs != false,
            // Of several samples llama.cpp names the stop of the first only.
            Stops = found?.Stops is StopNaming.Verbose && samples > 1 ? StopNaming.None : found?.Stops ?? StopNaming.Named,
            Echoes = found?.Echoes,
            CountsAll = found?.CountsAll ?? false,
            Thinks = thinks,
            Schemas = found?.Schemas ?? false,
        };
    }

    private static bool Hosted(ChatOptions options) =>
        options.Service == ChatService.AzureInference || Wire.Identity.Serves(options.Endpoint!) || options.Endpoint!.Host.EndsWith("openai.com", StringComparison.OrdinalIgnoreCase);
}

/// <summary>What a server calls the limit on a reply's tokens.</summary>
internal enum TokenLimit
{
    /// <summary><c>max_tokens</c>.</summary>
    MaxTokens,

    /// <summary><c>max_completion_tokens</c>.</summary>
    MaxCompletionTokens,

    /// <summary>Both are sent: one of them is kept.</summary>
    Both,
}

/// <summary>How a server tells which string stopped a text.</summary>
internal enum StopNaming
{
    /// <summary>Its replies name it unasked.</summary>
    Named,

    /// <summary>Its replies name it when <c>verbose</c> is asked for.</summary>
    Verbose,

    /// <summary>Not at all: texts are cut at their steps here, and what is written beyond is paid for.</summary>
    None,
}
