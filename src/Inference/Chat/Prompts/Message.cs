using Ponder.Core.Pictures;

namespace Ponder.Inference.Chat.Prompts;

/// <summary>One message of a chat; the role is system, user or assistant.</summary>
internal sealed record Message(string Role, string Content)
{
    /// <summary>The pictures that stand before its words.</summary>
    public IReadOnlyList<SeenPicture> Pictures { get; init; } = [];

    /// <summary>The chat with the pictures in its last message, which is the user's.</summary>
    public static IReadOnlyList<Message> With(IReadOnlyList<Message> chat, IReadOnlyList<SeenPicture> pictures) =>
        pictures.Count == 0 ? chat : [.. chat.SkipLast(1), chat[^1] with { Pictures = pictures }];
}
