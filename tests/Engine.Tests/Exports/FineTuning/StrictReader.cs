using System.Text;
using System.Text.Json;

namespace Ponder.Engine.Tests.Exports.FineTuning;

/// <summary>What a service reads of a row.</summary>
internal sealed record ReadRow(string? System, string Prompt, string Preferred, string? Rejected);

/// <summary>
/// Reads a file for fine-tuning as a strict service would: by the rules of the guides, whatever wrote it. It throws where one is broken.
/// </summary>
internal static class StrictReader
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>What some readers of lines take for the end of one.</summary>
    private static readonly char[] Breaks = ['\r', '\v', '\f', '\u001c', '\u001d', '\u001e', '\u0085', '\u2028', '\u2029'];

    public static IReadOnlyList<ReadRow> Read(byte[] file, bool mark = false)
    {
        Assert.InRange(file.Length, 1, 512_000_000 - 1);
        Assert.Equal(mark, file.AsSpan().StartsWith(Encoding.UTF8.Preamble));
        var text = Utf8.GetString(mark ? file[3..] : file);
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain(text, sign => Breaks.Contains(sign));
        var lines = text[..^1].Split('\n');
        Assert.InRange(lines.Length, 10, int.MaxValue);
        Assert.Equal(lines.Length, lines.Distinct(StringComparer.Ordinal).Count());
        return [.. lines.Select(Row)];
    }

    private static ReadRow Row(string line)
    {
        using var document = JsonDocument.Parse(line, new() { AllowDuplicateProperties = false });
        var row = document.RootElement;
        if (row.TryGetProperty("messages", out var messages))
        {
            Keys(row, "messages");
            var read = Messages(messages);
            return new(Prompt([.. read.SkipLast(1)], out var prompt), prompt, Answer([read[^1]]), null);
        }

        Keys(row, "input", "preferred_output", "non_preferred_output");
        Keys(row.GetProperty("input"), "messages");
        var system = Prompt(Messages(row.GetProperty("input").GetProperty("messages")), out var asked);
        var (better, worse) = (Answer(Messages(row.GetProperty("preferred_output"))), Answer(Messages(row.GetProperty("non_preferred_output"))));
        Assert.NotEqual(better, worse);
        return new(system, asked, better, worse);
    }

    private static string? Prompt(IReadOnlyList<(string Role, string Content)> messages, out string prompt)
    {
        prompt = messages[^1].Content;
        Assert.Equal(messages.Count == 1 ? ["user"] : ["system", "user"], messages.Select(m => m.Role));
        return messages.Count == 1 ? null : messages[0].Content;
    }

    private static string Answer(IReadOnlyList<(string Role, string Content)> messages)
    {
        Assert.Equal("assistant", Assert.Single(messages).Role);
        return messages[0].Content;
    }

    private static List<(string Role, string Content)> Messages(JsonElement messages) =>
    [
        .. messages.EnumerateArray().Select(message =>
        {
            Keys(message, "role", "content");
            var (role, content) = (message.GetProperty("role").GetString()!, message.GetProperty("content").GetString()!);
            Assert.Contains(role, (string[])["system", "user", "assistant"]);
            Assert.False(string.IsNullOrWhiteSpace(content));
            Utf8.GetBytes(content);
            return (role, content);
        }),
    ];

    private static void Keys(JsonElement element, params string[] names) => Assert.Equal(names, element.EnumerateObject().Select(p => p.Name));
}
