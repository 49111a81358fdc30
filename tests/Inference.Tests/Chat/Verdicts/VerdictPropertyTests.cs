using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Ponder.Inference.Chat.Verdicts;

namespace Ponder.Inference.Tests.Chat.Verdicts;

/// <summary>Whatever form and scale a judge chooses, its scores come back; whatever else it writes, nothing breaks.</summary>
public sealed class VerdictPropertyTests
{
    private static readonly Func<(int Step, string Score), string>[] Forms =
    [
        s => $"Step {s.Step}: {s.Score}",
        s => $"{s.Step}. {s.Score}",
        s => $"**Step {s.Step}:** {s.Score}",
        s => $"- Step {s.Step} - {s.Score}",
        s => $"Step {s.Step} (fine): {s.Score}",
        s => $"Step {s.Step}: correct, {s.Score}",
        s => $"Step {s.Step}：{s.Score}",
        s => $"| {s.Step} | {s.Score} |",
        s => $"| Step {s.Step} | 2 + 3 = 5 | {s.Score} |",
        s => $"Step {s.Step}: {s.Score}, for 3 + 4 = 7",
        s => $"### Step {s.Step}\nIt adds 3 and 4.\nScore: {s.Score}\n",
        s => $"{{\"step\": {s.Step}, \"score\": \"{s.Score}\"}}",
    ];

    private static readonly Func<int, string>[] Scales =
    [
        p => $"{p}%",
        p => $"{p}/100",
        p => string.Create(CultureInfo.InvariantCulture, $"{p / 10.0}/10"),
        p => string.Create(CultureInfo.InvariantCulture, $"{p / 10.0} out of 10"),
        p => string.Create(CultureInfo.InvariantCulture, $"{p / 100.0:0.00}"),
        p => string.Create(CultureInfo.InvariantCulture, $"{p}"),
    ];

    [Fact]
    public void Every_verdict_is_read_back()
    {
        var verdicts =
            from form in Gen.Choose(0, Forms.Length - 1)
            from scale in Gen.Choose(0, Scales.Length - 1)
            from scores in Gen.NonEmptyListOf(Gen.Choose(0, 100))
            from before in Gen.Choose(0, 3)
            select (form, scale, scores: scores.ToArray(), before: Math.Min(before, scores.Count - 1));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5000), Prop.ForAll(verdicts.ToArbitrary(), v =>
        {
            var text = string.Join('\n', v.scores.Select((p, i) => Forms[v.form]((i + 1, Scales[v.scale](p)))));
            var (read, reason) = VerdictReader.Read(text, v.before + 1, v.scores.Length);
            Assert.True(read is not null, $"{text}\n{reason}");
            Assert.All(v.scores.Skip(v.before).Zip(read), pair => Assert.Equal(pair.First / 100.0, pair.Second, 6));
        }));
    }

    [Fact]
    public void No_text_breaks_the_reader()
    {
        string[] pieces = ["Step ", "1", "2", ":", "-", "95", "0.", "/10", "%", "{", "}", "[", "]", "\"", "|", "\n", "<think>", "</think>", "\\ud83d", "\ud83d", "score", " out of ", ",", "=", "\\boxed{", "１", "*", "999999999999", "e9", "\0"];
        var texts = Gen.OneOf(Gen.ListOf(Gen.Elements(pieces)).Select(string.Concat), ArbMap.Default.GeneratorFor<string>());
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5000).WithEndSize(120), Prop.ForAll(texts.ToArbitrary(), text =>
        {
            var (scores, reason) = VerdictReader.Read(text ?? "", 1, 3);
            Assert.True(scores is null ? reason is { Length: > 0 } : scores.Count == 3 && scores.All(s => s is >= 0 and <= 1));
        }));
    }

    [Fact]
    public void A_long_text_takes_no_time()
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        foreach (var piece in (string[])["step ", "1 ", "((", "[{", "score 1 ", "- ", "9 out of ", "0,"])
            VerdictReader.Read(string.Concat(Enumerable.Repeat(piece, 5000)), 1, 5);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"{clock.Elapsed}");
    }
}
