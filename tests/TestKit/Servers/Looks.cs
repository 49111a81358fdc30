using System.Globalization;
using System.Text.Json.Nodes;

namespace Ponder.TestKit.Servers;

/// <summary>What a server shows of itself.</summary>
internal sealed class Looks(ServerProfile profile)
{
    public ServerReply At(string path, Tally done)
    {
        if (path == $"{profile.Path}/models") return ServerReply.Of(200, Models());
        if (!profile.Pages.TryGetValue(path, out var page)) return Missing(path);
        var text = page
            .Replace("{model}", profile.Model, StringComparison.Ordinal)
            .Replace("{context}", Number(profile.ContextLength), StringComparison.Ordinal)
            .Replace("{slots}", Number(profile.Slots), StringComparison.Ordinal)
            .Replace("{read}", Number(done.Read - done.Remembered), StringComparison.Ordinal)
            .Replace("{written}", Number(done.Written), StringComparison.Ordinal);
        return ServerReply.Of(200, text) with { ContentType = text.StartsWith('{') ? "application/json" : "text/plain; version=0.0.4" };
    }

    public ServerReply Missing(string path) => Refusals.Reply(profile, new(404, "There is nothing at {value}.", "not_found_error"), shown: path);

    private JsonObject Models()
    {
        var model = new JsonObject { ["id"] = profile.Model, ["object"] = "model", ["created"] = 1_700_000_000, ["owned_by"] = profile.Name };
        if (profile.ContextField is { } path)
        {
            var (at, names) = (model, path.Split('.'));
            foreach (var name in names.SkipLast(1)) at = (at[name] ??= new JsonObject()).AsObject();
            at[names[^1]] = profile.ContextLength;
        }

        return new() { ["object"] = "list", ["data"] = new JsonArray(model) };
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
