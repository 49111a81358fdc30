namespace Ponder.Inference.Chat.Servers;

/// <summary>
/// What is known of a kind of server beforehand: how it is recognised, and what to try first. What it can do is asked; where asking does
/// not tell, the profile does.
/// </summary>
/// <param name="Name">What people call it.</param>
internal sealed record ServerProfile(string Name)
{
    /// <summary>What its list of models says under <c>owned_by</c>.</summary>
    public IReadOnlyList<string> OwnedBy { get; init; } = [];

    /// <summary>Ends of its host names.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>A path beside the endpoint that only such a server answers with the member <see cref="Member"/>, and that costs nothing.</summary>
    public string? Path { get; init; }

    /// <summary>The member in that answer.</summary>
    public string? Member { get; init; }

    /// <summary>Where context and slots stand in that answer, members joined by a dot.</summary>
    public string? ContextAt { get; init; }

    /// <summary>Where the number of requests it works on at once stands in that answer.</summary>
    public string? SlotsAt { get; init; }

    /// <summary>The context where it says none.</summary>
    public int? UsualContext { get; init; }

    /// <summary>Ways to go on from a partial text, the likeliest first; empty where there is none.</summary>
    public IReadOnlyList<Continuation> Continuations { get; init; } = [];

    /// <summary>Whether a reply may begin with the text it goes on from.</summary>
    public bool Echoes { get; init; }

    /// <summary>How it names the stop.</summary>
    public StopNaming Stops { get; init; } = StopNaming.None;

    /// <summary>Samples one request may ask for: 1 where it ignores or refuses more.</summary>
    public int Samples { get; init; } = 1;

    /// <summary>Whether a request may ask for no more samples than there are slots.</summary>
    public bool SamplesWithinSlots { get; init; }

    /// <summary>What the limit on tokens is called.</summary>
    public TokenLimit Limit { get; init; }

    /// <summary>A server that nothing is known of: everything is asked.</summary>
    public static ServerProfile Unknown { get; } = new("unknown") { Continuations = [Continuation.FinalMessage, Continuation.Prefill], Samples = 8 };
}
