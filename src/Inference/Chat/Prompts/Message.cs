namespace Ponder.Inference.Chat.Prompts;

/// <summary>One message of a chat; the role is system, user or assistant.</summary>
internal sealed record Message(string Role, string Content);
