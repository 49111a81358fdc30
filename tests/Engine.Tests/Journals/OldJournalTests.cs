using System.Text.Json;
using System.Text.Json.Nodes;
using Ponder.Core.Budgets;
using Ponder.Engine.Audits;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Engine.Results;
using Ponder.TestKit.Faults;
using Ponder.TestKit.Stores;

namespace Ponder.Engine.Tests.Journals;

/// <summary>A job that an older version began is opened, read and gone on with; what it paid for is not paid again.</summary>
public class OldJournalTests(OldJournal.Models models) : IClassFixture<OldJournal.Models>
{
    private const double Tolerance = 1e-4;

    public static TheoryData<OldJournal> Jobs => [OldJournal.Ended, OldJournal.Capped];

    [Theory, MemberData(nameof(Jobs))]
    public async Task Its_rows_are_read_as_they_were_written(OldJournal old)
    {
        var job = await Engine(await old.StoreAsync()).OpenAsync(old.Id);
        Assert.Equal((old.Id, JournalFormat.Version), (job.Id, job.Folder.Spec.Version));
        Same(old, await RowsAsync(job));
        Assert.Empty((await new JournalAudit(job.Folder).RunAsync()).Faults);
    }

    [Theory, MemberData(nameof(Jobs))]
    public async Task The_same_request_is_the_same_job_and_pays_nothing_again(OldJournal old)
    {
        var job = await Engine(await old.StoreAsync()).OpenAsync(OldJournal.Problems, old.Options);
        var spent = (await new JournalAudit(job.Folder).RunAsync()).Spent;
        var (summary, _, called) = await job.RunAsync();
        Assert.Equal((old.Id, 0, spent), (job.Id, called, summary.Spend));
        Same(old, await RowsAsync(job));
        Assert.Empty((await new JournalAudit(job.Folder).RunAsync()).Faults);
    }

    [Theory, MemberData(nameof(Jobs))]
    public async Task More_budget_goes_on_with_it(OldJournal old)
    {
        var job = await Engine(await old.StoreAsync()).OpenAsync(old.Id);
        var before = await new JournalAudit(job.Folder).RunAsync();
        var (summary, run, called) = await job.RunAsync(new Cap(Tokens: 4000));
        var after = await new JournalAudit(job.Folder).RunAsync();
        Assert.InRange(called, 1, int.MaxValue);
        Assert.Equal((before.Rounds + called, old.Options.Cap.Tokens + 4000), (after.Rounds, run.Cap.Tokens));
        Assert.InRange(summary.Spend.Tokens, before.Spent.Tokens + 1, run.Cap.Tokens!.Value);
        Assert.Equal(summary.Spend, after.Spent);
        Assert.InRange(summary.Partial, 0, old.Rows().Count(row => row.Contains("\"partial\"", StringComparison.Ordinal)));
        Assert.Empty(before.Faults.Concat(after.Faults));
    }

    [Fact]
    public async Task One_that_was_stopped_on_its_way_is_run_to_the_same_end()
    {
        var old = OldJournal.Ended;
        var store = await old.StoreAsync(without: name => name.Contains("/waves/0003/pages/000000/outcome", StringComparison.Ordinal)
            || Enumerable.Range(4, 3).Any(wave => name.Contains($"/waves/{wave:D4}/", StringComparison.Ordinal)));
        var job = await Engine(store).OpenAsync(OldJournal.Problems, old.Options);
        var (_, _, called) = await job.RunAsync();
        Assert.InRange(called, 1, 3);
        Same(old, await RowsAsync(job));
        Assert.Empty((await new JournalAudit(job.Folder).RunAsync()).Faults);
    }

    [Fact]
    public async Task Its_totals_are_read()
    {
        var store = await OldJournal.Capped.StoreAsync();
        var folder = await JobStore.OpenAsync(store, OldJournal.Capped.Id);
        var summary = JournalFormat.Parse<JobSummary>(folder.Names.Summary, store.Blobs[folder.Names.Summary]);
        Assert.Equal((12, 5310), (summary.Problems, summary.Spend.Tokens));
        Assert.Equal(JsonSerializer.Serialize(folder.Spec, JournalFormat.Json), JsonSerializer.Serialize(summary.Spec, JournalFormat.Json));
    }

    [Theory, MemberData(nameof(Jobs))]
    public async Task An_upgrade_that_was_stopped_is_finished_by_the_next_opening(OldJournal old)
    {
        var whole = await old.StoreAsync();
        await JobStore.OpenAsync(whole, old.Id);
        foreach (var fault in new[] { Fault.Kill, Fault.Lose })
        {
            var stopped = true;
            for (var write = 1; stopped; write++)
            {
                var (store, count) = (await old.StoreAsync(), 0);
                var plan = new FaultPlan((_, call) => !call.StartsWith("read", StringComparison.Ordinal) && ++count == write ? fault : Fault.None);
                var e = await Record.ExceptionAsync(() => JobStore.OpenAsync(new FaultyStore(store, plan), old.Id));
                stopped = e is FaultException;
                Assert.True(stopped || (e is null && write > 3), $"{fault} at write {write}: {e?.Message}");
                await JobStore.OpenAsync(store, old.Id);
                Assert.Equal(whole.Blobs.Keys, store.Blobs.Keys);
                Assert.All(whole.Blobs, blob => Assert.True(blob.Value.AsSpan().SequenceEqual(store.Blobs[blob.Key]), $"{fault} at write {write}: {blob.Key}"));
            }
        }
    }

    private PonderEngine Engine(MemoryStore store) => new(store, models.Job);

    private static async Task<List<string>> RowsAsync(PonderJob job)
    {
        var rows = new List<string>();
        await foreach (var row in job.RowsAsync()) rows.Add(JsonSerializer.Serialize(row, JournalFormat.Json));
        return rows;
    }

    private static void Same(OldJournal old, List<string> rows)
    {
        var written = old.Rows();
        Assert.Equal(written.Count, rows.Count);
        foreach (var (expected, row) in written.Zip(rows)) Same(Now(expected), Then(row), expected);
    }

    /// <summary>An old row as it is called now: what was its confidence is the share of its vote, and a tie is contested.</summary>
    private static JsonObject Now(string row)
    {
        var fields = JsonNode.Parse(row)!.AsObject();
        if (fields["rule"]?.GetValue<string>() == "majority" && fields["votes"] is JsonArray { Count: > 1 } votes && Votes(votes[0]) == Votes(votes[1])) fields["contested"] = true;
        return new(fields.Select(f => KeyValuePair.Create(f.Key == "confidence" ? "share" : f.Key, f.Value?.DeepClone())));
    }

    private static int Votes(JsonNode? group) => group!["votes"]!.GetValue<int>();

    /// <summary>A row without what old ones did not tell.</summary>
    private static JsonObject Then(string row)
    {
        var fields = JsonNode.Parse(row)!.AsObject();
        foreach (var added in new[] { "solution", "why", "confidence", "calibrated" }) Assert.True(fields.Remove(added) || added == "solution", added);
        return fields;
    }

    /// <summary>The same JSON, numbers within a tolerance: scores differ in their last digits from processor to processor.</summary>
    private static void Same(JsonNode? expected, JsonNode? found, string row)
    {
        if (expected is JsonObject fields)
        {
            Assert.Equal(fields.Select(f => f.Key), found!.AsObject().Select(f => f.Key));
            foreach (var (key, value) in fields) Same(value, found[key], row);
        }
        else if (expected is JsonArray items)
        {
            Assert.Equal(items.Count, found!.AsArray().Count);
            foreach (var (item, other) in items.Zip(found.AsArray())) Same(item, other, row);
        }
        else if (expected?.GetValueKind() == JsonValueKind.Number) Assert.Equal(expected.GetValue<double>(), found!.GetValue<double>(), Tolerance);
        else Assert.True(JsonNode.DeepEquals(expected, found), row);
    }
}
