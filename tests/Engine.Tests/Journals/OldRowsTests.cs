using System.Text;
using System.Text.Json.Nodes;
using nietras.SeparatedValues;
using Ponder.Core.Storage;
using Ponder.Engine.Exports;
using Ponder.Engine.Journals;
using Ponder.Engine.Service;

namespace Ponder.Engine.Tests.Journals;

/// <summary>A job that was written before there was anything to list, show or export is listed, shown and exported.</summary>
public class OldRowsTests
{
    public static TheoryData<OldJournal> Jobs => [OldJournal.Ended, OldJournal.Capped];

    [Theory, MemberData(nameof(Jobs))]
    public async Task It_is_listed(OldJournal old)
    {
        var job = Assert.Single(await new StoredJobs(await old.StoreAsync()).ListAsync());
        Assert.Equal((old.Id, old.Rows().Count, old.Options.Strategy.Text), (job.Job, job.Problems, job.Strategy));
        Assert.True(job.SpentTokens > 0);
        Assert.Equal(old.Folder == "capped" ? JobStatus.Completed : JobStatus.Stopped, job.Status); // Of the other only the rows were kept.
    }

    [Theory, MemberData(nameof(Jobs))]
    public async Task Every_problem_is_shown(OldJournal old)
    {
        var reader = await ReaderAsync(old);
        foreach (var (line, place) in old.Rows().Select((row, place) => (JsonNode.Parse(row)!, place + 1)))
        {
            var view = await reader.ProblemAsync(old.Id, (string)line["id"]!, default);
            Assert.Equal((place, (string?)line["answer"]), (view.Place, view.Row!.Answer));
            Assert.Equal(view.Row.History.Count, view.Visits.Count);
            Assert.All(view.Candidates, candidate => Assert.NotEmpty(candidate.Text));
            Assert.All(view.Visits, visit => Assert.Equal(old.Folder == "ended" && visit.Wave > 0, visit.Reason is not null));
            Assert.Equal(view.Place, (await reader.ProblemAsync(old.Id, $"#{place}", default)).Place);
        }
    }

    [Theory, MemberData(nameof(Jobs))]
    public async Task It_is_exported(OldJournal old)
    {
        foreach (var kind in Enum.GetValues<ExportKind>())
        {
            var export = await (await ReaderAsync(old)).ExportAsync(old.Id, kind, new(), default);
            foreach (var format in ExportFormat.All)
            {
                using var stream = new MemoryStream();
                Assert.InRange(await export.WriteAsync(stream, format), 1, int.MaxValue);
            }
        }
    }

    [Fact]
    public async Task Its_rows_stay_as_they_were_written_and_a_table_says_what_is_meant()
    {
        var (old, store) = (OldJournal.Capped, await OldJournal.Capped.StoreAsync());
        var written = Encoding.UTF8.GetBytes(string.Concat(old.Rows().Select(row => row + "\n")));
        await store.WriteAsync(new JobNames(old.Id).Results, (stream, stop) => stream.WriteAsync(written, stop).AsTask());
        var rows = await new StoredJobs(store).ResultsAsync(old.Id);
        using var lines = new MemoryStream();
        await rows.WriteAsync(lines, ExportFormat.Jsonl);
        Assert.Equal(written, lines.ToArray());
        using var csv = new MemoryStream();
        await rows.WriteAsync(csv, ExportFormat.Csv);
        csv.Position = 0;
        using var table = await Sep.New(',').Reader(o => o with { Unescape = true }).FromAsync(csv);
        var place = 0;
        foreach (var row in table)
        {
            var line = JsonNode.Parse(old.Rows()[place++])!;
            Assert.Equal(($"{line["id"]}", $"{line["answer"]}"), (row["id"].ToString(), row["answer"].ToString()));
            Assert.Equal((double)line["confidence"]!, row["share"].Parse<double>(), 1e-4);
            Assert.NotEqual("", row["why"].ToString());
        }

        Assert.Equal(old.Rows().Count, place);
    }

    private static async Task<JobReader> ReaderAsync(OldJournal old)
    {
        IStore store = await old.StoreAsync();
        return new(store, new StoreStates(store));
    }
}
