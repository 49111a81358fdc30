using System.Text;
using System.Text.Json;
using Ponder.Engine.Journals;
using Ponder.Engine.Running;
using Ponder.Evaluation.Labelling;
using Ponder.TestKit.Jobs;

namespace Ponder.Evaluation.Tests.Labelling;

public class PairWriterTests
{
    [Fact]
    public async Task Right_solutions_follow_up_to_four_wrong_attempts_the_closest_last()
    {
        var harness = new JobHarness();
        var run = await new JobRunner(await harness.FolderAsync(JobHarness.Options("majority", 32)), harness.Models).RunAsync();
        using var stream = new MemoryStream();
        await new PairWriter(run, most: 6).WriteAsync(stream);
        var rows = Encoding.UTF8.GetString(stream.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonSerializer.Deserialize<RevisionRow>(line, JournalFormat.Json)!).ToList();

        Assert.All(rows, row => Assert.EndsWith($"Answer: {100 + int.Parse(row.Id[1..])}\n", row.Solution, StringComparison.Ordinal));
        Assert.All(rows.SelectMany(row => row.Attempts, (row, attempt) => (row, attempt)), x => Assert.NotEqual(Answer(x.row.Solution), Answer(x.attempt)));
        Assert.All(rows, row => Assert.Equal(row.Attempts.Distinct().Count(), row.Attempts.Count));
        Assert.All(rows.Where(row => row.Attempts.Count > 0), row => Assert.Equal(
            row.Attempts.Min(a => EditDistance.Between(row.Solution, a)), EditDistance.Between(row.Solution, row.Attempts[^1])));
        Assert.Equal([0, 1, 2, 3, 4], rows.Select(row => row.Attempts.Count).Distinct().Order());
    }

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("abc", "", 3)]
    public void Edit_distance(string a, string b, int distance) => Assert.Equal(distance, EditDistance.Between(a, b));

    private static string Answer(string text) => text.TrimEnd().Split(' ')[^1];
}
