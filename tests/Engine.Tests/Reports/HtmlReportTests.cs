using System.Text;
using Ponder.Core.Candidates;
using Ponder.Core.Proposing;
using Ponder.Core.Voting;
using Ponder.Engine.Jobs;
using Ponder.Engine.Reports;
using Ponder.Engine.Results;
using Ponder.Search.Catalogue;
using Ponder.Search.Pages;

namespace Ponder.Engine.Tests.Reports;

/// <summary>Nothing that a problem file or a model says can become markup.</summary>
public class HtmlReportTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("' onmouseover='alert(1)")]
    [InlineData("</td></table></main><iframe src=//example.com>")]
    [InlineData("&lt;b&gt; & <b>")]
    [InlineData("<!-- --><style>*{display:none}</style>")]
    [InlineData("javascript:alert(1)")]
    public async Task Hostile_text_is_shown_as_it_is(string hostile)
    {
        var (plain, page) = (await PageAsync("harmless"), await PageAsync(hostile));
        Assert.Equal(Marks(plain), Marks(page));
        Assert.Equal(7, page.Split(System.Net.WebUtility.HtmlEncode(hostile)).Length - 1);
        Assert.DoesNotContain("http", page, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Everything that is markup: tags and quotes.</summary>
    private static (int Tags, int Ends, int Quotes, int Single) Marks(string page) =>
        (page.Count(c => c == '<'), page.Count(c => c == '>'), page.Count(c => c == '"'), page.Count(c => c == '\''));

    private static async Task<string> PageAsync(string text)
    {
        var rows = new ReportRows();
        var id = new CandidateId(0, 0, 0, 0);
        rows.Add(new()
        {
            Id = text,
            Answer = text,
            Reference = text,
            Reason = text,
            Confidence = 0.5,
            Status = SolveStatus.Failed,
            Rule = VoteRule.Majority,
            Votes = [new(text, 1, 0, null, id, id)],
            History = [],
            Spend = default,
        });
        var spec = new JobSpec
        {
            Id = "0123456789abcdef",
            Options = new() { Strategy = new StrategyChoice("majority", new Dictionary<string, string>()) },
            Settings = new(),
            Proposer = new(text, "1", 1),
            Verifier = new ModelIdentity(text, "1", 1),
        };
        using var stream = new MemoryStream();
        await HtmlReport.WriteAsync(stream, new() { Job = spec.Id, Spec = spec }, rows, default);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
