using System.Text.Json.Nodes;

namespace Ponder.TestKit.Servers;

/// <summary>Members of JSON objects, by paths.</summary>
internal static class Members
{
    /// <summary>Sets a number at a path, and makes the objects on the way.</summary>
    public static void Put(JsonObject at, string path, long number)
    {
        var names = path.Split('.');
        foreach (var name in names.SkipLast(1)) at = (at[name] ??= new JsonObject()).AsObject();
        at[names[^1]] = number;
    }

    /// <summary>Adds the members of a JSON object.</summary>
    public static void Add(JsonObject to, string members)
    {
        foreach (var (name, value) in JsonNode.Parse(members)!.AsObject()) to[name] = value?.DeepClone();
    }
}
