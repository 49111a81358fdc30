using System.Text;
using Ponder.Engine.Exports.FineTuning;
using Ponder.Engine.Jobs;

namespace Ponder.Engine.Tests.Exports.FineTuning;

/// <summary>Whatever the texts hold, a file that is written is one that a strict service reads, and holds every row that keeps the rules.</summary>
public sealed class TuningFuzzTests
{
    private const int Huge = 200_000;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly string[] Pieces =
    [
        "\"", "\\", "\\u0000", "\n", "\r\n", "\t", "\0", "\u001b[0m", "\u0085", "\u2028", "\u2029", "\ufeff", "\uffff", "😀", "👩‍👩‍👧", "é", "e\u0301",
        "</script>", "{\"messages\":[]}", "']}", " ", "\u00a0", "x = 3", "名前", "\\frac{1}{2}", "\ud83d", "\ude00", "",
    ];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 120)];

    [Theory, MemberData(nameof(Seeds))]
    public async Task A_file_is_read_strictly_and_holds_what_it_should(int seed)
    {
        var random = new Random(seed);
        var options = new FineTuningOptions
        {
            System = random.Next(2) == 0 ? null : $"Be brief. {Text(random, broken: false)}",
            For = (FineTuningService)random.Next(2),
        };
        var pairs = random.Next(2) == 0;
        var rows = Enumerable.Range(0, random.Next(60)).Select(i => Row(random, $"p{i}", pairs)).ToList();
        // Some rows come twice.
        rows.AddRange(rows.Where(_ => random.Next(10) == 0).ToList());
        var expected = rows.Where(IsGood).Select(r => new ReadRow(options.System, r.Prompt, r.Preferred.Text, r.Rejected?.Text)).Distinct().ToList();
        var writer = new TuningFileWriter(options);
        if (expected.Count < 10)
        {
            var refused = await Assert.ThrowsAsync<JobException>(() => writer.WriteAsync(rows.ToAsyncEnumerable(), default));
            Assert.StartsWith($"{expected.Count} rows to fine-tune with: expected 10 or more", refused.Message, StringComparison.Ordinal);
            return;
        }

        await using var file = await writer.WriteAsync(rows.ToAsyncEnumerable(), default);
        using var copy = new MemoryStream();
        await file.CopyToAsync(copy);
        Assert.Equal(expected, StrictReader.Read(copy.ToArray(), options.For == FineTuningService.Azure));
        Assert.Equal((expected.Count, rows.Count - expected.Count, copy.Length), (file.Report.Rows, file.Report.LeftOut, file.Report.Bytes));
        Assert.Equal(Math.Min(20, file.Report.LeftOut), file.Report.Notes.Count);
        Assert.All(file.Report.Notes, note => Assert.Contains(rows, row => row.Problem == note.Problem));
    }

    private static bool IsGood(TuningRow row) =>
        new[] { row.Prompt, row.Preferred.Text, row.Rejected?.Text ?? "none" }.All(IsGood) && row.Preferred.Text != row.Rejected?.Text;

    private static bool IsGood(string text)
    {
        try
        {
            return text.Trim().Length > 0 && text.Length < Huge && Strict.GetByteCount(text) > 0;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }

    private static TuningRow Row(Random random, string problem, bool pair)
    {
        var (prompt, better, worse) = (Text(random), Text(random), random.Next(8) == 0 ? null : Text(random));
        return new(problem, prompt, new(better, 0), pair ? new(worse ?? better, 0) : null);
    }

    private static string Text(Random random, bool broken = true)
    {
        if (broken && random.Next(40) == 0) return new('y', Huge);
        var pieces = broken && random.Next(3) == 0 ? Pieces : Pieces[..^3];
        return string.Concat(Enumerable.Range(0, random.Next(broken ? 8 : 4)).Select(_ => pieces[random.Next(pieces.Length)]));
    }
}
