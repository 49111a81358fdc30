using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ponder.Core.Budgets;
using Ponder.Engine.Audits;
using Ponder.Engine.Journals;
using Ponder.Engine.Results;
using Ponder.TestKit.Jobs;

namespace Ponder.Engine.Tests.Journals;

/// <summary>A job of version 2 left a marker for each attempt at a round: those that no record counts stay charged.</summary>
public class OldMarkersTests
{
    private static readonly Spend Worst = new() { Samples = 32, CompletionTokens = 700 };

    [Fact]
    public async Task A_marker_without_a_record_is_charged_in_doubt_and_one_that_is_counted_is_not()
    {
        var harness = new JobHarness();
        var options = JobHarness.Options();
        var whole = await harness.RunAsync(options);
        var names = new JobNames(whole.Summary.Job);
        await AgeAsync(harness, names.Spec, spec => spec["version"] = 2);
        await AgeAsync(harness, names.Round(0, 1, 0), record =>
        {
            (record["version"], record["attempt"]) = (2, 0);
            record.Remove("calls");
        });
        var lost = JournalFormat.Unpack<RoundRecord>("", harness.Store.Blobs[names.Round(0, 2, 0)]);
        foreach (var gone in new[] { names.Round(0, 2, 0), names.Outcome(0, 1), names.Outcome(0, 2) }) await harness.Store.DeleteAsync(gone);
        var hash = JournalFormat.Unpack<RoundRecord>("", harness.Store.Blobs[names.Round(0, 1, 0)]).Hash;
        await harness.PutAsync($"{names.Waves}0000/pages/000001/rounds/0000.00.call", Marker(hash));
        await harness.PutAsync($"{names.Waves}0000/pages/000001/rounds/0000.01.call", Marker(hash));
        await harness.PutAsync($"{names.Waves}0000/pages/000002/rounds/0000.00.call", Marker(lost.Hash));

        var again = await harness.RunAsync(options);
        Assert.Equal((whole.Results, Worst * 2), (again.Results, again.Summary.InDoubt));
        Assert.Equal(whole.Summary.Spend + (Worst * 2), again.Summary.Spend);
        Assert.Equal(JournalFormat.Version, again.Summary.Spec.Version);
        Assert.Empty((await new JournalAudit(new(harness.Store, again.Summary.Spec)).RunAsync()).Faults);
    }

    private static byte[] Marker(string hash) => JournalFormat.Pack(new { hash, worst = Worst });

    private static async Task AgeAsync(JobHarness harness, string name, Action<JsonObject> age)
    {
        var packed = name.EndsWith(".gz", StringComparison.Ordinal);
        var json = packed ? JournalFormat.Unpack<JsonObject>(name, harness.Store.Blobs[name]) : JsonNode.Parse(harness.Store.Blobs[name])!.AsObject();
        age(json);
        await harness.PutAsync(name, packed ? JournalFormat.Pack(json) : Encoding.UTF8.GetBytes(JsonSerializer.Serialize(json)));
    }
}
