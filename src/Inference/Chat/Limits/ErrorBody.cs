using System.Text;
using System.Text.Json;
using Ponder.Inference.Chat.Wire.Replies;

namespace Ponder.Inference.Chat.Limits;

/// <summary>An error as OpenAI, Azure, vLLM, llama.cpp and the proxies before them write it.</summary>
/// <param name="Code">Its code, number or words; empty where there is none.</param>
/// <param name="Kind">Its type.</param>
/// <param name="Param">The parameter it is about.</param>
/// <param name="Message">Its words, one line.</param>
internal sealed record ErrorBody(string Code, string Kind, string Param, string Message)
{
    private const int Longest = 300;

    private static ErrorBody None { get; } = new("", "", "", "");

    /// <summary>Of a reply that is an error whatever its status says.</summary>
    public static ErrorBody Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonRepair.Parse(body);
            return Of(document.RootElement);
        }
        catch (JsonException)
        {
            return None with { Message = Line(Encoding.UTF8.GetString(body.Span[..Math.Min(Longest, body.Length)])) };
        }
    }

    /// <summary>The error inside a reply whose status is 200 and which has no samples; null where it has none.</summary>
    public static ErrorBody? Inside(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonRepair.Parse(body);
            var root = document.RootElement;
            return root.Member("error") is not null && !root.Member("choices").Items().Any() ? Of(root) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether code, type or words say so.</summary>
    public bool Says(params ReadOnlySpan<string> words)
    {
        var all = $"{Code}\n{Kind}\n{Message}";
        foreach (var word in words)
        {
            if (all.Contains(word, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    /// <summary>Whether it is about that field of the request: as its parameter, or named in quotes of any kind.</summary>
    public bool Names(string field) => Param.Equals(field, StringComparison.OrdinalIgnoreCase)
        || Message.Contains($"'{field}'", StringComparison.OrdinalIgnoreCase) || Message.Contains($"\"{field}\"", StringComparison.OrdinalIgnoreCase)
        || Message.Contains($"`{field}`", StringComparison.OrdinalIgnoreCase);

    private static ErrorBody Of(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Array && ((JsonElement?)root).Items().Take(1).ToList() is [var first]) root = first;
        var error = root.Member("error") ?? root.Member("detail") ?? root;
        if (error.ValueKind == JsonValueKind.String) return None with { Code = root.Scalar("code") ?? "", Message = Line(error.GetString()!) };
        var words = error.Scalar("message") ?? root.Scalar("message") ?? error.Scalar("error") ?? error.Scalar("msg")
            ?? (error.ValueKind is JsonValueKind.Array or JsonValueKind.Object && error.GetRawText() is { Length: > 2 } raw ? raw : "");
        return new(error.Scalar("code") ?? root.Scalar("code") ?? "", error.Scalar("type") ?? "", error.Scalar("param") ?? "", Line(words));
    }

    private static string Line(string text) => text.Trim().Split('\n')[0].Trim() is { Length: > Longest } line ? line[..Longest] + "…" : text.Trim().Split('\n')[0].Trim();
}
