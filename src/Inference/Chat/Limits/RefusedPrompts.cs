using System.Security.Cryptography;
using System.Text;
using Ponder.Inference.Chat.Wire;

namespace Ponder.Inference.Chat.Limits;

/// <summary>Prompts that a service has refused: their other samples need not be asked for. The latest thousand are remembered.</summary>
internal sealed class RefusedPrompts
{
    private const int Most = 1000;

    private readonly Lock guard = new();
    private readonly Dictionary<string, Fault> refused = [];
    private readonly Queue<string> order = [];

    public Fault? Find(ChatCall call)
    {
        lock (guard) return refused.Count == 0 ? null : refused.GetValueOrDefault(Key(call));
    }

    public void Add(ChatCall call, Fault fault)
    {
        lock (guard)
        {
            var key = Key(call);
            if (!refused.TryAdd(key, fault with { Billed = Billed.Nothing })) return;
            order.Enqueue(key);
            if (order.Count > Most) refused.Remove(order.Dequeue());
        }
    }

    private static string Key(ChatCall call)
    {
        var text = string.Join('\0', call.Chat.Select(m => $"{m.Role}\0{m.Content}\0{string.Join(' ', m.Pictures.Select(p => p.Picture.Hash))}").Append(call.Beginning));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
