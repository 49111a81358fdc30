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

    public ServerReply Missing(string path) =>
        Refusals.Reply(profile, new(404, "There is nothing at {value}.", "not_found_error"), shown: path);

    private JsonObject Models()
    {
        var model = new JsonObject { ["id"] = profile.Model, ["object"] = "model", ["owned_by"] = profile.OwnedBy };
        foreach (var (path, length) in profile.ContextFields) Members.Put(model, path, length ?? profile.ContextLength);
        return new() { ["object"] = "list", ["data"] = new JsonArray(model) };
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
