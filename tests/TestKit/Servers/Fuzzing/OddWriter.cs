using System.Text;
using System.Text.Json.Nodes;

namespace Ponder.TestKit.Servers.Fuzzing;

/// <summary>Writes JSON with one place of it changed. Places count from 0: every value, parents before what they hold.</summary>
internal sealed class OddWriter(int place, Change change, string oddity)
{
    private readonly StringBuilder text = new();
    private int next;

    /// <summary>How many places there are.</summary>
    public static int Places(JsonNode? node) => 1 + node switch
    {
        JsonObject members => members.Sum(member => Places(member.Value)),
        JsonArray items => items.Sum(Places),
        _ => 0,
    };

    public string Write(JsonNode? node)
    {
        Value(node);
        return text.ToString();
    }

    private void Value(JsonNode? node)
    {
        if (next++ == place && change == Change.Replace)
        {
            text.Append(oddity);
            next += Places(node) - 1;
            return;
        }

        switch (node)
        {
            case JsonObject members:
                Held('{', members, member => Member(member.Key, member.Value), '}');
                break;
            case JsonArray items:
                Held('[', items, Value, ']');
                break;
            default:
                text.Append(node?.ToJsonString() ?? "null");
                break;
        }
    }

    private void Held<T>(char open, IEnumerable<T> items, Action<T> write, char close)
    {
        text.Append(open);
        var begin = text.Length;
        foreach (var item in items)
        {
            if (next == place && change == Change.Remove)
            {
                next += item is KeyValuePair<string, JsonNode?> member ? Places(member.Value) : Places(item as JsonNode);
                continue;
            }

            if (text.Length > begin) text.Append(',');
            write(item);
        }

        text.Append(close);
    }

    private void Member(string name, JsonNode? value)
    {
        var here = next == place;
        text.Append('"').Append(here && change == Change.Rename ? name.ToUpperInvariant() : name).Append("\":");
        Value(value);
        if (here && change == Change.Repeat) text.Append(",\"").Append(name).Append("\":").Append(oddity);
    }
}

/// <summary>What becomes of a place.</summary>
internal enum Change
{
    Replace,
    Remove,
    Repeat,
    Rename,
}
