using System.CommandLine;
using Ponder.Evaluation.Cards;
using Ponder.Evaluation.Curves;
using Ponder.Evaluation.Statistics;

namespace Ponder.Cli.Tests;

/// <summary>Sixteen strategies at four budgets can be read on any terminal.</summary>
public class EvalTableTests
{
    [Theory]
    [InlineData(80, new[] { "tokens" }, new[] { "samples", "FLOPs" })]
    [InlineData(100, new[] { "tokens", "samples" }, new[] { "FLOPs" })]
    [InlineData(120, new[] { "tokens", "samples", "verifier calls", "FLOPs" }, new string[0])]
    public void A_row_is_a_line_and_a_strategy_is_named_once(int width, string[] shown, string[] hidden)
    {
        var lines = Show(width);
        var rows = lines.Where(line => line.Contains('–')).ToList();
        Assert.Equal(64, rows.Count);
        Assert.All(lines, line => Assert.True(line.Length <= width, line));
        Assert.All(Enumerable.Range(0, 16), s => Assert.Single(lines, line => line.Contains($"strategy-{s:D2} ", StringComparison.Ordinal)));
        Assert.All(shown, name => Assert.Contains(lines, line => line.Contains(name, StringComparison.Ordinal)));
        Assert.All(hidden, name => Assert.DoesNotContain(lines, line => line.Contains(name, StringComparison.Ordinal)));
        Assert.Matches(@"^ strategy-15 +1 +46\.0\* +26–61 +46 +46 +46 +46 +46 ", rows[60]);
        Assert.Equal(4, rows.Count(row => row.Contains('*')));
    }

    [Fact]
    public void A_claim_is_told_in_its_own_unit()
    {
        var text = string.Join("\n", Show(120));
        Assert.Matches(@"no +\+12\.0 +-1\.0 to \+25\.0 +above 0 +difference", text);
        Assert.Matches(@"yes +0\.13 +0\.10 to 0\.20 +at most 0\.25 +ratio", text);
        Assert.Matches(@"yes +-1\.0 +-3\.0 to \+1\.0 +at least -2\.0 +tolerance", text);
        Assert.Contains("Findings: 2 of 3 hold.", text, StringComparison.Ordinal);
    }

    private static List<string> Show(int width)
    {
        EvalCell Cell(int bin, int s, int n) => new(bin, 100, 0.3 + (0.01 * s) + (0.01 * n), 0.1 + (0.01 * s) + (0.01 * n), 0.45 + (0.01 * s) + (0.01 * n), n, 60 * n, n, 1e9 * n);
        var points = Enumerable.Range(0, 16).SelectMany(s => ((int[])[1, 4, 16, 32]).Select(n =>
            new EvalPoint($"strategy-{s:D2}", n, "job", Cell(0, s, n), [.. Enumerable.Range(1, 5).Select(bin => Cell(bin, s, n))]))).ToList();
        Claim[] claims =
        [
            new("difference", "one against another", 0.12, -0.01, 0.25, 0, false),
            new("ratio", "one's tokens of another's", 0.126, 0.1, 0.2, 0.25, true) { Unit = ClaimUnit.Ratio },
            new("tolerance", "one against another", -0.01, -0.03, 0.01, -0.02, true),
        ];
        using var written = new StringWriter();
        var terminal = new Terminal(json: false, new InvocationConfiguration { Output = written });
        terminal.People.Profile.Width = width;
        EvalTable.Show(terminal, new(points, claims, []));
        return [.. written.ToString().Split('\n').Select(line => line.TrimEnd())];
    }
}
