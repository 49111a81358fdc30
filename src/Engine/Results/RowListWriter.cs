using System.Buffers;
using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ponder.Core.Problems;
using Ponder.Engine.Journals;

namespace Ponder.Engine.Results;

/// <summary>
/// Writes rows for lists: of each problem only what a list shows, an array in a line of its own, so that a hundred thousand of them
/// are a few megabytes, and the first are on the page while the last are still on their way. Texts, which are most of it, come behind them all.
/// </summary>
internal sealed partial class RowListWriter : IAsyncDisposable
{
    private const int MostText = 120;
    private const int MostAnswer = 100;
    private const int Flushed = 32 * 1024;

    private static readonly JsonWriterOptions Options = new() { Encoder = JournalFormat.Json.Encoder };
    private readonly ArrayBufferWriter<byte> lines = new();
    private readonly Utf8JsonWriter json;
    private readonly Stream stream;
    private readonly MemoryStream held = new();
    private readonly GZipStream texts;

    public RowListWriter(Stream stream)
    {
        (this.stream, json, texts) = (stream, new(lines, Options), new(held, CompressionLevel.Fastest, leaveOpen: true));
        json.WriteStartObject();
        json.WriteStartArray("columns");
        foreach (var column in Columns) json.WriteStringValue(column);
        json.WriteEndArray();
        json.WriteEndObject();
        EndLine();
    }

    /// <summary>What an array holds, in its order.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "place", "id", "answer", "reference", "correct", "status", "confidence", "review", "contested", "unread",
        "samples", "tokens", "waves",
    ];

    /// <summary>Adds the row of the problem in that place, from 1.</summary>
    public async ValueTask AddAsync(int place, Problem problem, ResultRow row, CancellationToken cancel)
    {
        json.WriteStartArray();
        json.WriteNumberValue(place);
        json.WriteStringValue(problem.Id);
        json.WriteStringValue(row.Answer is { } answer ? Cut(answer, MostAnswer) : null);
        json.WriteStringValue(row.Reference is { } reference ? Cut(reference, MostAnswer) : null);
        Write(row.Correct);
        json.WriteStringValue(JournalFormat.Word(row.Status));
        json.WriteNumberValue(row.Confidence);
        Write(row.Review);
        json.WriteBooleanValue(row.Contested);
        json.WriteNumberValue(row.Unread);
        json.WriteNumberValue(row.Spend.Samples);
        json.WriteNumberValue(row.Spend.Tokens);
        json.WriteNumberValue(row.History.Count);
        json.WriteEndArray();
        EndLine();
        if (lines.WrittenCount > Flushed) await FlushAsync(cancel);
        JsonSerializer.Serialize(texts, Cut(problem.Text, MostText), JournalFormat.Json);
        texts.WriteByte((byte)'\n');
    }

    /// <summary>Ends the list.</summary>
    /// <param name="next">What to ask for as <c>after</c> for the rows behind these; null where these are all there will be.</param>
    /// <param name="more">Whether some of those are there already.</param>
    /// <param name="cancel">Stops the writing.</param>
    public async Task EndAsync(string? next = null, bool more = false, CancellationToken cancel = default)
    {
        await FlushAsync(cancel);
        await texts.DisposeAsync();
        held.Position = 0;
        await using (var written = new GZipStream(held, CompressionMode.Decompress)) await written.CopyToAsync(stream, cancel);
        json.WriteStartObject();
        if (next is not null) json.WriteString("next", next);
        json.WriteBoolean("more", more);
        json.WriteEndObject();
        EndLine();
        await FlushAsync(cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await json.DisposeAsync();
        await texts.DisposeAsync();
    }

    private void EndLine()
    {
        json.Flush();
        json.Reset();
        lines.Write("\n"u8);
    }

    private async ValueTask FlushAsync(CancellationToken cancel)
    {
        await stream.WriteAsync(lines.WrittenMemory, cancel);
        lines.ResetWrittenCount();
    }

    private void Write(bool? value)
    {
        if (value is { } known) json.WriteBooleanValue(known);
        else json.WriteNullValue();
    }

    /// <summary>The beginning of the text in one line.</summary>
    private static string Cut(string text, int most)
    {
        var line = Blank().Replace(text.Length > 4 * most ? text[..(4 * most)] : text, " ").Trim();
        return Excerpt.Of(line, most);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
