namespace Ponder.Inference.Chat.Wire;

/// <summary>A transport that carries files too.</summary>
internal interface IFileTransport : ITransport
{
    /// <summary>Sends that body, of that type, or none, to the path below the endpoint.</summary>
    Task<WireReply> SendAsync(string method, string path, byte[]? body, string? type, CancellationToken cancel);
}
