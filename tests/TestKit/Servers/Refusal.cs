namespace Ponder.TestKit.Servers;

/// <summary>
/// What a server says of a request it does not take; <c>{value}</c> and <c>{limit}</c> in the message are filled. Where there is no type,
/// it is the shape's own for that status.
/// </summary>
public sealed record Refusal(int Status, string Message, string? Type = null, string? Code = null, string? Param = null)
{
    /// <summary>Whether the counts stand beside the message, as <c>n_prompt_tokens</c> and <c>n_ctx</c>.</summary>
    public bool Counts { get; init; }
}
