using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ponder.Inference.Chat.Servers;

/// <summary>What was found out about one model on one server. A job keeps what it was opened with.</summary>
internal sealed record ServerFindings
{
    private static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The server's name, or <c>unknown</c>.</summary>
    public string Server { get; init; } = ServerProfile.Unknown.Name;

    /// <summary>Tells whether the server is still the same: findings of another are not used.</summary>
    public string Fingerprint { get; init; } = "";

    /// <summary>Whether it was asked, or only looked at.</summary>
    public bool Asked { get; init; }

    /// <summary>Whether it was asked how it goes on from a partial text.</summary>
    public bool AskedToContinue { get; init; }

    /// <summary>The context, in tokens.</summary>
    public int? ContextLength { get; init; }

    /// <summary>Requests it works on at once.</summary>
    public int? Slots { get; init; }

    /// <summary>What the limit on tokens is called.</summary>
    public TokenLimit Limit { get; init; }

    /// <summary>Whether the limit was kept.</summary>
    public bool KeepsLimit { get; init; } = true;

    /// <summary>Whether it takes neither a temperature nor a stop nor log probabilities.</summary>
    public bool Bare { get; init; }

    /// <summary>Whether the model thinks before it answers.</summary>
    public bool Thinks { get; init; }

    /// <summary>Samples one request is to ask for.</summary>
    public int Samples { get; init; } = 1;

    /// <summary>Whether its usage counts all samples of a request; null where it gives one only.</summary>
    public bool? CountsAll { get; init; }

    /// <summary>Whether it gives log probabilities.</summary>
    public bool? Logprobs { get; init; }

    /// <summary>Whether the same seed gave the same text; null where that was not asked.</summary>
    public bool? Seeds { get; init; }

    /// <summary>How it names the stop.</summary>
    public StopNaming Stops { get; init; } = StopNaming.None;

    /// <summary>How it goes on from a partial text.</summary>
    public Continuation Continuation { get; init; } = Continuation.None;

    /// <summary>Whether it repeats that text.</summary>
    public bool? Echoes { get; init; }

    /// <summary>Whether it writes JSON after a schema; null where that was not asked.</summary>
    public bool? Schemas { get; init; }

    /// <summary>What asking cost, in prompt tokens.</summary>
    public int PromptTokens { get; init; }

    /// <summary>What asking cost, in completion tokens.</summary>
    public int CompletionTokens { get; init; }

    /// <summary>What can be told without asking: what the server says of itself, and what is known of its kind.</summary>
    public static ServerFindings Of(ServerLook look, bool continues) => new()
    {
        Server = look.Profile.Name,
        Fingerprint = look.Fingerprint,
        ContextLength = look.ContextLength,
        Slots = look.Slots,
        Limit = look.Profile.Limit,
        Stops = look.Profile.Stops,
        Echoes = look.Profile.Echoes ? true : null,
        Continuation = continues && look.Profile != ServerProfile.Unknown ? look.Profile.Continuations.DefaultIfEmpty(Continuation.None).First() : Continuation.None,
    };

    public string Write() => JsonSerializer.Serialize(this, Json);

    /// <summary>The findings in that text; null where it is none that this version reads.</summary>
    public static ServerFindings? Read(string? text)
    {
        try
        {
            return text is null ? null : JsonSerializer.Deserialize<ServerFindings>(text, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
