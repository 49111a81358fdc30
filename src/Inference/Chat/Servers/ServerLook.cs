using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ponder.Inference.Chat.Wire;
using Ponder.Inference.Chat.Wire.Replies;

namespace Ponder.Inference.Chat.Servers;

/// <summary>What a server says of itself without being paid.</summary>
/// <param name="Profile">Which server it is.</param>
/// <param name="ContextLength">The model's context, where it says.</param>
/// <param name="Slots">Requests it works on at once, where it says.</param>
/// <param name="Fingerprint">Changes where server, model or context do.</param>
internal sealed record ServerLook(ServerProfile Profile, int? ContextLength, int? Slots, string Fingerprint)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly string[] ContextNames = ["max_model_len", "context_length", "max_context_length", "loaded_context_length", "meta.n_ctx", "meta.n_ctx_train"];

    /// <summary>The models it lists; empty where it lists none.</summary>
    public IReadOnlyList<string> Models { get; private init; } = [];

    /// <summary>Looks; where the server says nothing the look is empty, and never an exception.</summary>
    public static async Task<ServerLook> AtAsync(ITransport transport, ChatOptions options, CancellationToken cancel)
    {
        var all = await ModelsAsync(transport, options, cancel).ConfigureAwait(false);
        var named = all.Where(m => m.Words("id") == options.Model).Take(1).ToList();
        JsonElement? model = named.Count > 0 ? named[0] : all.Count == 1 ? all[0] : null;
        IReadOnlyList<string> names = [.. all.Select(m => m.Words("id")).OfType<string>()];
        var (owner, host) = (model?.Words("owned_by"), options.Endpoint!.Host);
        var known = ServerProfiles.All.FirstOrDefault(p => p.Hosts.Any(h => host.EndsWith(h, StringComparison.OrdinalIgnoreCase)) || (owner is not null && p.OwnedBy.Contains(owner)));
        foreach (var profile in known is null ? ServerProfiles.All.Where(p => p.Path is not null) : [known])
        {
            if (profile.Path is null || await GetAsync(transport, profile.Path, cancel).ConfigureAwait(false) is not { } answer || At(answer, profile.Member!) is null) continue;
            return Of(profile, Number(answer, profile.ContextAt) ?? profile.UsualContext, Number(answer, profile.SlotsAt), owner, answer.Words("build_info")) with { Models = names };
        }

        var context = model is { } listed ? ContextNames.Select(name => Number(listed, name)).FirstOrDefault(n => n is not null) : null;
        return Of(known ?? ServerProfile.Unknown, context ?? known?.UsualContext, null, owner, null) with { Models = names };
    }

    private static ServerLook Of(ServerProfile profile, int? context, int? slots, string? owner, string? build)
    {
        var mark = SHA256.HashData(Encoding.UTF8.GetBytes($"{profile.Name}\n{context}\n{slots}\n{owner}\n{build}"));
        return new(profile, context, slots, Convert.ToHexStringLower(mark)[..16]);
    }

    private static async Task<List<JsonElement>> ModelsAsync(ITransport transport, ChatOptions options, CancellationToken cancel) =>
        await GetAsync(transport, Transports.Listing(options), cancel).ConfigureAwait(false) is { } listing ? [.. listing.Member("data").Items()] : [];

    private static async Task<JsonElement?> GetAsync(ITransport transport, string path, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        try
        {
            var reply = await transport.SendAsync(path, null, limit.Token).ConfigureAwait(false);
            if (reply.Status != 200) return null;
            using var document = JsonRepair.Parse(reply.Body);
            return document.RootElement.Clone();
        }
#pragma warning disable CA1031 // A server that cannot be looked at is asked instead, and that tells what is wrong.
        catch (Exception) when (!cancel.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    private static int? Number(JsonElement element, string? path) => path is null ? null
        : path.LastIndexOf('.') is var dot && dot < 0 ? element.Count(path)
        : At(element, path[..dot]) is { } parent ? parent.Count(path[(dot + 1)..]) is > 0 and { } number ? number : null : null;

    /// <summary>The member at a path; of a list its first item.</summary>
    private static JsonElement? At(JsonElement element, string path)
    {
        foreach (var name in path.Split('.'))
        {
            if (element.Member(name) is not { } inner) return null;
            element = inner.ValueKind == JsonValueKind.Array && ((JsonElement?)inner).Items().Take(1).ToList() is [var first] ? first : inner;
        }

        return element;
    }
}
