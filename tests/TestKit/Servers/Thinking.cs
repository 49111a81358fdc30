namespace Ponder.TestKit.Servers;

/// <summary>How a server's model thinks before it answers, and what is shown of it.</summary>
/// <param name="Tokens">Tokens of thinking before each answer, the mark that ends it among them; 0 does not think.</param>
/// <param name="Field">The message's field that shows it; empty shows it in the content; null hides it.</param>
/// <param name="Count">Where <c>usage</c> counts it apart; null does not.</param>
public sealed record Thinking(int Tokens = 0, string? Field = null, string? Count = null)
{
    /// <summary>Whether <c>max_tokens</c> bounds the answer only.</summary>
    public bool Unbounded { get; init; }

    /// <summary>Whether an empty content is null.</summary>
    public bool NullContent { get; init; }

    /// <summary>Settings of a request that turn it off: a path and the JSON it holds.</summary>
    public IReadOnlyDictionary<string, string> Off { get; init; } = new Dictionary<string, string>();
}

/// <summary>JSON objects whose members stand in every reply besides.</summary>
public sealed record Besides(string Reply = "{}", string Choice = "{}", string Message = "{}");
