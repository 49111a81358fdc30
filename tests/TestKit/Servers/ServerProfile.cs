namespace Ponder.TestKit.Servers;

/// <summary>
/// What sets one server apart from another, as data. The defaults make one that does all that OpenAI's chat API says, and nothing more.
/// </summary>
public sealed record ServerProfile
{
    /// <summary>Names it in tests.</summary>
    public required string Name { get; init; }

    /// <summary>The model it serves.</summary>
    public string Model { get; init; } = "m";

    /// <summary>What a name it does not serve gets; null answers to any name.</summary>
    public Refusal? UnknownModel { get; init; }

    /// <summary>Where <c>/chat/completions</c> stands.</summary>
    public string Path { get; init; } = "/v1";

    /// <summary>Whether <c>/completions</c> stands there too.</summary>
    public bool Completions { get; init; } = true;

    /// <summary>Stands before the model's reply in a prompt written out, by the chat template.</summary>
    public string ReplyMark { get; init; } = "<|im_start|>assistant\n";

    /// <summary>Tokens of prompt and completion together.</summary>
    public int ContextLength { get; init; } = 8192;

    /// <summary>What becomes of a prompt that is too long.</summary>
    public Overflow Overflow { get; init; }

    /// <summary>What is said of it where it is refused.</summary>
    public Refusal TooLong { get; init; } = new(
        400, "This model's maximum context length is {limit} tokens. However, your messages resulted in {value} tokens.",
        Code: "context_length_exceeded", Param: "messages");

    /// <summary>Samples that one request may ask for.</summary>
    public int Samples { get; init; } = 128;

    /// <summary>What a request for more gets; null gives as many as there may be and says nothing.</summary>
    public Refusal? MoreSamples { get; init; } = new(
        400, "Invalid 'n': integer above maximum value. Expected a value <= {limit}, but got {value} instead.",
        Code: "integer_above_max_value", Param: "n");

    /// <summary>Requests it works on at once; others wait.</summary>
    public int Slots { get; init; } = 256;

    /// <summary>Fields of a request that it does not take as OpenAI's API does.</summary>
    public IReadOnlyDictionary<string, Field> Fields { get; init; } = new Dictionary<string, Field>();

    /// <summary>What <c>usage</c> counts.</summary>
    public Counting Counting { get; init; }

    /// <summary>The ways to have a partial answer gone on with.</summary>
    public Continuing Continuing { get; init; }

    /// <summary>What <c>continue_final_message</c> gets unless <c>add_generation_prompt</c> is false; null does not mind.</summary>
    public Refusal? BothPrompts { get; init; }

    /// <summary>The only address where <see cref="Continuing.Prefix"/> is taken; null is <see cref="Path"/>.</summary>
    public string? PrefixPath { get; init; }

    /// <summary>Tokens that <c>/completions</c> writes where the request does not say; null has no limit.</summary>
    public int? PlainTokens { get; init; } = 16;

    /// <summary>As whose turn a last message of the assistant is read that is not gone on with.</summary>
    public string LastTurn { get; init; } = "assistant";

    /// <summary>Whether a chat reply repeats the partial answer it goes on from.</summary>
    public bool Echoes { get; init; }

    /// <summary>The field of a choice that names the stop string it met; null has none.</summary>
    public string? StopField { get; init; }

    /// <summary>What that field holds where the text ended by itself; null is null.</summary>
    public int? EndToken { get; init; }

    /// <summary>Whether <c>"verbose": true</c> has the first choice's stop string told in <c>__verbose</c>.</summary>
    public bool Verbose { get; init; }

    /// <summary>The <c>finish_reason</c> of a text that ended; null is null.</summary>
    public string? Ended { get; init; } = "stop";

    /// <summary>How its model thinks.</summary>
    public Thinking Thinking { get; init; } = new();

    /// <summary>Where <c>usage</c> tells how many tokens of the prompt were remembered; null does not.</summary>
    public string? CachedCount { get; init; }

    /// <summary>Tokens that are remembered together; 0 remembers nothing.</summary>
    public int CacheBlock { get; init; }

    /// <summary>How refusals are written.</summary>
    public ErrorShape Errors { get; init; } = new();

    /// <summary>What is said while the model is not there yet.</summary>
    public Refusal Loading { get; init; } = new(503, "The server is overloaded or not ready yet.", Type: "server_error");

    /// <summary>Whose a listed model is said to be.</summary>
    public string OwnedBy { get; init; } = "system";

    /// <summary>Fields of a listed model, by path, that tell a context's length; null is the one that holds.</summary>
    public IReadOnlyDictionary<string, int?> ContextFields { get; init; } = new Dictionary<string, int?>();

    /// <summary>Whether models are listed without the key too.</summary>
    public bool OpenModels { get; init; }

    /// <summary>
    /// Texts at other addresses, by path; <c>{model}</c>, <c>{context}</c>, <c>{slots}</c>, <c>{read}</c> and <c>{written}</c> are filled.
    /// </summary>
    public IReadOnlyDictionary<string, string> Pages { get; init; } = new Dictionary<string, string>();

    /// <summary>What every reply, choice and message has besides.</summary>
    public Besides Besides { get; init; } = new();

    /// <summary>Whether log probabilities of <c>/completions</c> have the form that chat replies give them.</summary>
    public bool ChatLogprobs { get; init; }

    /// <summary>Whether log probabilities leave out the tokens of a stop string.</summary>
    public bool TrimsLogprobs { get; init; }

    /// <summary>A prompt that holds this is refused by a content filter; null filters nothing.</summary>
    public string? FilteredPrompt { get; init; }

    /// <summary>A reply that holds this is withheld by a content filter.</summary>
    public string? FilteredReply { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>What becomes of a prompt too long for the context.</summary>
public enum Overflow
{
    /// <summary>Refused where nothing could be written after it; writing ends where the context does.</summary>
    Refused,

    /// <summary>Refused already where prompt and <c>max_tokens</c> together are too long.</summary>
    RefusedWithLimit,

    /// <summary>Its beginning is cut off, nothing is said, and writing goes on where the context ends.</summary>
    Cut,

    /// <summary>Blocks of half the context are cut off, else the same.</summary>
    CutInBlocks,

    /// <summary>All but half a context is cut off, nothing is said, and writing ends where the context does.</summary>
    CutToHalf,
}

/// <summary>What <c>usage</c> counts.</summary>
public enum Counting
{
    /// <summary>All that was read and written.</summary>
    All,

    /// <summary>Of several choices the first only.</summary>
    FirstChoice,

    /// <summary>There is no usage.</summary>
    Missing,

    /// <summary>It is all zeros.</summary>
    Zero,
}

/// <summary>Ways to have a partial answer gone on with in a chat.</summary>
[Flags]
public enum Continuing
{
    /// <summary>None: a last message of the assistant is a turn like any other.</summary>
    None = 0,

    /// <summary>A last message of the assistant is gone on with.</summary>
    LastMessage = 1,

    /// <summary><c>continue_final_message</c> with <c>add_generation_prompt</c> false.</summary>
    FinalMessage = 2,

    /// <summary>The last message says <c>"prefix": true</c>.</summary>
    Prefix = 4,
}
