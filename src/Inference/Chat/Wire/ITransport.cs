namespace Ponder.Inference.Chat.Wire;

/// <summary>Carries bytes to a service and back, once: no retry, no timeout of its own.</summary>
internal interface ITransport
{
    /// <summary>Posts JSON to the path below the endpoint, or gets what is there where there is no body.</summary>
    Task<WireReply> SendAsync(string path, byte[]? body, CancellationToken cancel);
}

/// <summary>An HTTP answer, whatever its status.</summary>
internal sealed record WireReply(int Status, string? ContentType, ReadOnlyMemory<byte> Body, Func<string, string?> Header);
