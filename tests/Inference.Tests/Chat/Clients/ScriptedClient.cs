using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using AI = Microsoft.Extensions.AI;

namespace Ponder.Inference.Tests.Chat.Clients;

/// <summary>Answers as it is told to, and remembers what it was asked.</summary>
internal sealed class ScriptedClient(Func<long, ChatResponse> answer) : IChatClient
{
    private int running;
    private int most;

    public ConcurrentQueue<(IReadOnlyList<ChatMessage> Messages, AI.ChatOptions Options)> Asked { get; } = [];

    public bool Disposed { get; private set; }

    /// <summary>Calls that were under way at once, at most.</summary>
    public int Most => most;

    public TimeSpan Pause { get; init; }

    public static ChatResponse Text(string text, ChatFinishReason? finish, (int Read, int Written)? usage = null, int? unseen = null) =>
        new(new ChatMessage(ChatRole.Assistant, text))
        {
            FinishReason = finish,
            Usage = usage is not { } u ? null : new() { InputTokenCount = u.Read, OutputTokenCount = u.Written, ReasoningTokenCount = unseen },
        };

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, AI.ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        Asked.Enqueue(([.. messages], options!));
        lock (Asked) most = Math.Max(most, Interlocked.Increment(ref running));
        try
        {
            await Task.Delay(Pause, cancellationToken);
            return answer(options!.Seed!.Value);
        }
        finally
        {
            Interlocked.Decrement(ref running);
        }
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, AI.ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates()) yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose() => Disposed = true;
}
