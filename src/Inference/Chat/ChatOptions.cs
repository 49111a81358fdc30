using Ponder.Core.Verifying;

namespace Ponder.Inference.Chat;

/// <summary>One deployment of a chat model and how it may be used. Each property is a setting of the same name.</summary>
public sealed record ChatOptions
{
    /// <summary>Where these settings stand, for messages that say what to fix: <c>Ponder:Proposer</c>.</summary>
    /// <value>The default is <c>Ponder:Proposer</c>.</value>
    public string Section { get; init; } = "Ponder:Proposer";

    /// <summary>Which protocol the endpoint speaks.</summary>
    /// <value>The default is <see cref="ChatService.OpenAI"/>.</value>
    public ChatService Service { get; init; }

    /// <summary>The address that <c>/chat/completions</c> is appended to, such as <c>http://localhost:8000/v1</c>.</summary>
    /// <value>There is no default.</value>
    public Uri? Endpoint { get; init; }

    /// <summary>The key; without one an Azure endpoint is called with the machine's identity, and any other without credentials.</summary>
    /// <value>The default is null.</value>
    public string? Key { get; init; }

    /// <summary>The model's or the deployment's name.</summary>
    /// <value>There is no default.</value>
    public string Model { get; init; } = "";

    /// <summary>Tells versions of the same model name apart; a journal written with one is refused by another.</summary>
    /// <value>The default is empty.</value>
    public string Version { get; init; } = "";

    /// <summary>Parameter count, from which FLOPs are estimated.</summary>
    /// <value>The default is 0: no FLOPs.</value>
    public decimal Parameters { get; init; }

    /// <summary>How long prompt and completion together may be, in tokens.</summary>
    /// <value>The default is null: what the server says, or 8192 where it does not say.</value>
    public int? ContextLength { get; init; }

    /// <summary>
    /// Samples one request may ask for (<c>n</c>). 1 for servers that ignore it; each further request pays for the prompt again.
    /// </summary>
    /// <value>From 1 to 1024; the default is null: 8 where the server gives as many and counts them all, else 1.</value>
    public int? SamplesPerRequest { get; init; }

    /// <summary>How the server goes on from a partial solution, if it can.</summary>
    /// <value>The default is <see cref="Continuation.Auto"/>: it is asked.</value>
    public Continuation Continuation { get; init; }

    /// <summary>What stands between steps.</summary>
    /// <value>The default is a blank line.</value>
    public string StepSeparator { get; init; } = "\n\n";

    /// <summary>Opens the model's thinking; only with <see cref="Continuation.Completions"/>. Null for models that do not think.</summary>
    /// <value>The default is null.</value>
    public string? ThinkOpen { get; init; }

    /// <summary>Closes it.</summary>
    /// <value>The default is <c>&lt;/think&gt;</c>.</value>
    public string ThinkClose { get; init; } = "</think>";

    /// <summary>A model that reasons unseen takes <c>max_completion_tokens</c>, and neither a temperature nor a stop.</summary>
    /// <value>The default is null: it is asked.</value>
    public bool? Reasoning { get; init; }

    /// <summary>
    /// Further fields of every request, as a JSON object: <c>{"reasoning_effort":"low"}</c>,
    /// <c>{"chat_template_kwargs":{"enable_thinking":false},"top_p":0.95}</c>. A field set to null is left out of the request.
    /// </summary>
    /// <value>The default is null: none. Part of what the model is: a journal written with other fields is refused.</value>
    public string? Extra { get; init; }

    /// <summary>
    /// Whether the server is asked, with a few tokens, what it can do where settings do not say. Without asking, what is safe on any
    /// server is used: one sample a request, and no search step by step.
    /// </summary>
    /// <value>The default is true.</value>
    public bool Probe { get; init; } = true;

    /// <summary>
    /// Ask for log probabilities, which tell how many tokens each of several samples has, and how sure the model was of them.
    /// </summary>
    /// <value>The default is false.</value>
    public bool Logprobs { get; init; }

    /// <summary>
    /// With <see cref="Logprobs"/>: how many of the likeliest tokens are asked for in each place. DeepConf looks at 20; without any, a token's own
    /// probability is its confidence. Replies grow by as many words a token.
    /// </summary>
    /// <value>From 0 to 20; the default is 0.</value>
    public int TopLogprobs { get; init; }

    /// <summary>Whether the model sees: problems' pictures are sent beside their text.</summary>
    /// <value>The default is false: problems with pictures are refused.</value>
    public bool Vision { get; init; }

    /// <summary>A folder whose files replace the prompts of the same name; the rest stay as they come with Ponder.</summary>
    /// <value>The default is null: all of Ponder's own.</value>
    public string? Templates { get; init; }

    /// <summary>What the deployment may be asked for, and how patiently.</summary>
    public ChatLimits Limits { get; init; } = new();

    /// <summary>How it takes requests by batch.</summary>
    public ChatBatch Batch { get; init; } = new();

    /// <summary>Of a verifier: how step scores become one.</summary>
    /// <value>The default is the lowest.</value>
    public Aggregation Aggregation { get; init; } = Aggregation.Min;

    /// <summary>Of a verifier: tokens one verdict may have.</summary>
    /// <value>The default is 512.</value>
    public int VerdictTokens { get; init; } = 512;

    /// <summary>Of a verifier: tokens to set aside per proposer token; its prompts are reckoned at a token per byte beforehand.</summary>
    /// <value>From 1; the default is 8.</value>
    public decimal TokensPerToken { get; init; } = 8;
}

/// <summary>The protocols of chat services.</summary>
public enum ChatService
{
    /// <summary>OpenAI's, as Azure OpenAI (v1), vLLM, llama.cpp and Ollama speak it too.</summary>
    OpenAI,

    /// <summary>Azure AI model inference.</summary>
    AzureInference,
}

/// <summary>Ways to go on from a partial solution, and to be told whether a draft ended at a step or for good.</summary>
public enum Continuation
{
    /// <summary>The server is asked which of the ways it has.</summary>
    Auto,

    /// <summary>The service has none: strategies that search step by step are refused.</summary>
    None,

    /// <summary><c>continue_final_message</c>, as vLLM, SGLang and llama.cpp (since May 2026) have it.</summary>
    FinalMessage,

    /// <summary>A last message of the assistant's, which the server goes on from unasked: llama.cpp, Ollama, LM Studio.</summary>
    Prefill,

    /// <summary>
    /// The <c>/completions</c> endpoint, the chat written out by the template <c>completions.txt</c>; replies must name the stop string.
    /// </summary>
    Completions,
}

/// <summary>What a deployment may be asked for, and how patiently.</summary>
public sealed record ChatLimits
{
    /// <summary>Requests under way at once.</summary>
    /// <value>From 1 to 1024; the default is 8.</value>
    public int Concurrency { get; init; } = 8;

    /// <summary>Requests a minute, evenly spaced; null is no limit.</summary>
    /// <value>Above 0; the default is null.</value>
    public double? RequestsPerMinute { get; init; }

    /// <summary>Tokens a minute, counted as services do: the prompt and everything the completions may have.</summary>
    /// <value>Above 0; the default is null.</value>
    public double? TokensPerMinute { get; init; }

    /// <summary>How often a request is sent at most.</summary>
    /// <value>From 1 to 100; the default is 6.</value>
    public int Attempts { get; init; } = 6;

    /// <summary>
    /// How often it may be paid for at most: an attempt whose reply never came may have been billed, and is charged at its worst.
    /// </summary>
    /// <value>From 1 to <see cref="Attempts"/>; the default is 2.</value>
    public int BilledAttempts { get; init; } = 2;

    /// <summary>How long a service may be away before the job stops, to be resumed; what had come is kept.</summary>
    /// <value>From half a second to a day; the default is 40 seconds.</value>
    public TimeSpan OutageTimeout { get; init; } = TimeSpan.FromSeconds(40);

    /// <summary>How long one attempt may take. Models that think take longer: where one is found, five times as long.</summary>
    /// <value>From half a second to a day; the default is 2 minutes.</value>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long all attempts of a request may take together; five times as long where the model thinks.</summary>
    /// <value>From half a second to a day; the default is 10 minutes.</value>
    public TimeSpan TotalTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// The first pause between attempts; each further one is twice as long, up to a minute, and shortened by up to half at random.
    /// </summary>
    /// <value>From 0 to a minute; the default is a second.</value>
    public TimeSpan Backoff { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The seed of the chance that shortens the pauses.</summary>
    /// <value>The default is 0.</value>
    public int JitterSeed { get; init; }

    /// <summary>How long a service that mostly fails is left alone.</summary>
    /// <value>From half a second to a day; the default is 15 seconds.</value>
    public TimeSpan BreakDuration { get; init; } = TimeSpan.FromSeconds(15);
}
