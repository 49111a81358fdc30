namespace Ponder.Inference.Chat;

/// <summary>One deployment of a chat model and how it may be used. Each property is a setting of the same name.</summary>
public sealed record ChatOptions
{
    /// <summary>Where these settings stand, for messages that say what to mend: <c>Ponder:Proposer</c>.</summary>
    public string Section { get; init; } = "Ponder:Proposer";

    /// <summary>Which protocol the endpoint speaks.</summary>
    public ChatService Service { get; init; }

    /// <summary>The address that <c>/chat/completions</c> is appended to, such as <c>http://localhost:8000/v1</c>.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>The key; without one an Azure endpoint is called with the machine's identity, and any other without credentials.</summary>
    public string? Key { get; init; }

    /// <summary>The model's or the deployment's name.</summary>
    public string Model { get; init; } = "";

    /// <summary>Tells versions of the same model name apart; a journal written with one is refused by another.</summary>
    public string Version { get; init; } = "";

    /// <summary>Parameter count, from which FLOPs are reckoned.</summary>
    public decimal Parameters { get; init; }

    /// <summary>How long prompt and completion together may be, in tokens.</summary>
    public int ContextLength { get; init; } = 8192;

    /// <summary>
    /// Samples one request may ask for (<c>n</c>). 1 for servers that ignore it; each further request pays for the prompt again.
    /// </summary>
    public int SamplesPerRequest { get; init; } = 1;

    /// <summary>How the server goes on from a partial solution, if it can.</summary>
    public Continuation Continuation { get; init; }

    /// <summary>What stands between steps.</summary>
    public string StepSeparator { get; init; } = "\n\n";

    /// <summary>Opens the model's thinking; only with <see cref="Continuation.Completions"/>. Null for models that do not think.</summary>
    public string? ThinkOpen { get; init; }

    /// <summary>Closes it.</summary>
    public string ThinkClose { get; init; } = "</think>";

    /// <summary>A model that reasons unseen takes <c>max_completion_tokens</c>, and neither a temperature nor a stop.</summary>
    public bool Reasoning { get; init; }

    /// <summary>Ask for log probabilities, which tell how many tokens each of several samples has.</summary>
    public bool Logprobs { get; init; }

    /// <summary>A folder whose files replace the prompts of the same name; the rest stay as they come with Ponder.</summary>
    public string? Templates { get; init; }

    /// <summary>What the deployment may be asked for, and how patiently.</summary>
    public ChatLimits Limits { get; init; } = new();

    /// <summary>Of a verifier: how step scores become one.</summary>
    public Core.Verifying.Aggregation Aggregation { get; init; } = Core.Verifying.Aggregation.Min;

    /// <summary>Of a verifier: tokens one verdict may have.</summary>
    public int VerdictTokens { get; init; } = 512;

    /// <summary>Of a verifier: tokens to set aside per proposer token; its prompts are reckoned at a token per byte beforehand.</summary>
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
    /// <summary>The service has none: strategies that search step by step are refused.</summary>
    None,

    /// <summary>vLLM's and SGLang's <c>continue_final_message</c>, whose replies name the stop string.</summary>
    FinalMessage,

    /// <summary>
    /// The <c>/completions</c> endpoint, the chat written out by the template <c>completions.txt</c>; replies must name the stop string.
    /// </summary>
    Completions,
}

/// <summary>What a deployment may be asked for, and how patiently.</summary>
public sealed record ChatLimits
{
    /// <summary>Requests under way at once.</summary>
    public int Concurrency { get; init; } = 8;

    /// <summary>Requests a minute, evenly spaced; null is no limit.</summary>
    public double? RequestsPerMinute { get; init; }

    /// <summary>Tokens a minute, counted as services do: the prompt and everything the completions may have.</summary>
    public double? TokensPerMinute { get; init; }

    /// <summary>How often a request is sent at most.</summary>
    public int Attempts { get; init; } = 6;

    /// <summary>
    /// How often it may be paid for at most: an attempt whose reply never came may have been billed, and is charged at its worst.
    /// </summary>
    public int BilledAttempts { get; init; } = 2;

    /// <summary>How long one attempt may take.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long all attempts of a request may take together.</summary>
    public TimeSpan TotalTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// The first pause between attempts; each further one is twice as long, up to a minute, and shortened by up to half at random.
    /// </summary>
    public TimeSpan Backoff { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Of which chance the pauses are made.</summary>
    public int JitterSeed { get; init; }

    /// <summary>How long a service that mostly fails is left alone.</summary>
    public TimeSpan BreakDuration { get; init; } = TimeSpan.FromSeconds(15);
}
