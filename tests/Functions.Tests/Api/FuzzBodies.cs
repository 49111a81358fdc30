using System.Text;
using System.Text.Json.Nodes;

namespace Ponder.Functions.Tests.Api;

/// <summary>Draws requests from the OpenAPI document's schemas: mostly good fields, some bent, some broken text.</summary>
internal sealed class FuzzBodies(Random chance)
{
    private static readonly string[] Texts =
    [
        "", " ", "batch.jsonl", "../x", "/", "a//b", "batch.jsonl/", "%2e%2e", "null", "\0", "\ud800", "🙂", "file:///etc/passwd", new('x', 300), new('é', 1100), "auto", "majority:n=0",
        "majority:n=99999999999999999999", "batch:", ":", "beam-search:width=-1", "weighted-best-of-n:n=8:n=9", "1e400tok", "-5tok", "9007199254740993tok", "200tok", "1usd", "0samples", "NaNtok",
    ];

    private static readonly string[] Numbers =
    [
        "0", "-1", "1", "2", "1.5", "1e2", "1e400", "-0", "256", "257", "2147483648", "18446744073709551615", "18446744073709551616", "0.1e-400", "9223372036854775808",
    ];

    public int Next(int most) => chance.Next(most);

    /// <summary>The id of a job that is there, of one that is not, or none.</summary>
    public string Id(List<string> ids) => chance.Next(4) > 0 ? ids[chance.Next(ids.Count)] : Pick(Texts);

    public string Query() => string.Join('&', Enumerable.Range(0, chance.Next(3)).Select(_ => Pick([
        "data=true", "data=false", "data=1", "data", "status=running", "status=Running", "status=", "status=cancelled", "limit=1", "limit=101", "limit=-1", "limit=99999999999", "limit=x",
        "after=0123456789abcdef", "after=ffffffffffffffff", "after=%00", "after=../..", "after=zzz", "unknown=1",
    ])));

    public string Start() => Bend(Object("StartRequest", new() { ["problems"] = "\"batch.jsonl\"" }));

    public string Resume() => chance.Next(4) == 0 ? "" : Bend(Object("ResumeRequest", []));

    public string? Budget() => Pick([null, "", "none", "9000tok", "9000tok,9000tok", "lots", "9000tok;1usd"]);

    public string FileName(int number) => chance.Next(3) > 0 ? $"drop-{number}.jsonl" : Pick(Texts);

    /// <summary>The good file, cut, bent or replaced.</summary>
    public byte[] File(string good)
    {
        var bytes = Encoding.UTF8.GetBytes(good);
        switch (chance.Next(5))
        {
            case 0:
                return bytes;
            case 1:
                return bytes[..chance.Next(bytes.Length)];
            case 2:
                chance.NextBytes(bytes);
                return bytes;
            case 3:
                for (var i = 0; i < 20; i++) bytes[chance.Next(bytes.Length)] = (byte)chance.Next(256);
                return bytes;
            default:
                return Encoding.UTF8.GetBytes(Pick(["[]", "[[]]", "{}", "id,problem\n", "id\tproblem\n1\t\n", "\ufeff", "[{\"problem\":", "\u001f\u008b\b", "null", "\"\"", "{\"id\":null,\"problem\":null}"]));
        }
    }

    /// <summary>An object of that schema: good fields, each left out or bent now and then.</summary>
    private string Object(string schema, Dictionary<string, string> good)
    {
        var properties = JsonNode.Parse(Ponder.Web.Api.ApiDocument.Content)!["components"]!["schemas"]![schema]!["properties"]!.AsObject();
        var fields = new List<string>();
        foreach (var (name, property) in properties)
        {
            if (!good.ContainsKey(name) && chance.Next(3) > 0) continue;
            var value = chance.Next(6) == 0 ? Any(0) : good.GetValueOrDefault(name) ?? Value(property!);
            fields.Add($"\"{name}\":{value}");
        }

        if (chance.Next(12) == 0) fields.Add($"{Quote(Pick(Texts))}:{Any(0)}");
        return $"{{{string.Join(',', fields)}}}";
    }

    private string Value(JsonNode property)
    {
        if (property["$ref"]?.GetValue<string>().Split('/')[^1] is { } schema) return schema == "Budget" ? Pick(["[]", "[\"9000tok\"]", "[\"9000tok\",\"50samples\"]"]) : Object(schema, []);
        if (property["enum"] is { } words) return words[chance.Next(words.AsArray().Count)]!.ToJsonString();
        return property["type"]?.GetValue<string>() switch
        {
            "integer" => Pick(["1", "2", "8"]),
            "number" => "0.7",
            "boolean" => Pick(["true", "false"]),
            "object" => Pick(["{}", "{\"problem\":\"question\"}"]),
            _ => Pick(["\"majority\"", "\"auto\"", "\"greedy\"", "\"batch\"", "\"one\""]),
        };
    }

    /// <summary>Any JSON.</summary>
    private string Any(int depth) => chance.Next(depth > 3 ? 4 : 6) switch
    {
        0 => Pick(Numbers),
        1 => Quote(Pick(Texts)),
        2 => Pick(["true", "false"]),
        3 => "null",
        4 => $"[{string.Join(',', Enumerable.Range(0, chance.Next(3)).Select(_ => Any(depth + 1)))}]",
        _ => $"{{{string.Join(',', Enumerable.Range(0, chance.Next(3)).Select(i => $"\"f{i}\":{Any(depth + 1)}"))}}}",
    };

    /// <summary>The text, now and then broken.</summary>
    private string Bend(string body) => chance.Next(10) switch
    {
        0 => body[..chance.Next(body.Length)],
        1 => body + Pick(["}", ",", "\0", body]),
        2 => Pick(["", "[]", "null", "\"x\"", "{", "{}", new('[', 3000), $"{{\"problems\":\"{new string('x', 70_000)}\"}}", "<xml/>"]),
        _ => body,
    };

    private static string Quote(string text) => JsonValue.Create(text).ToJsonString();

    private T Pick<T>(IReadOnlyList<T> choices) => choices[chance.Next(choices.Count)];
}
