using System.Text;
using Ponder.Core.Pictures;
using Ponder.Core.Proposing;
using Ponder.Engine.Estimates;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Search.Solving;
using Ponder.TestKit.Jobs;
using Ponder.TestKit.Scripted;
using Ponder.TestKit.Stores;

namespace Ponder.Engine.Tests.Pictures;

/// <summary>Problems with pictures, from the file to the proposer.</summary>
public sealed class PictureJobTests : IDisposable
{
    private const string Png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";
    private const string Gif = "R0lGODlhAwACAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("ponder-pictures-");
    private readonly MemoryStore store = new();
    private readonly ScriptedProposer proposer = new() { Abilities = ScriptedProposer.All | Abilities.See, ContextLength = 100_000 };

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_proposer_gets_files_blobs_and_data_urls_in_their_order()
    {
        Put("plots/a.png", Png);
        await store.TryCreateAsync("b.gif", Convert.FromBase64String(Gif));
        var job = await RunAsync(Line("p", "\"plots/a.png\",\"blob:b.gif\",\"data:image/png;base64," + Png + "\""), Line("q", null));
        Assert.Equal(2, job.Problems);
        var prompts = proposer.Asked.ToLookup(p => p.Pictures.Count);
        Assert.Equal(["image/png 1x1", "image/gif 3x2", "image/png 1x1"], prompts[3].First().Pictures.Select(p => $"{p.Picture.Type} {p.Picture.Width}x{p.Picture.Height}"));
        Assert.Equal(Convert.FromBase64String(Gif), prompts[3].First().Pictures[1].Content.ToArray());
        Assert.NotEmpty(prompts[0]);
    }

    [Fact]
    public async Task Whoever_judges_sees_the_pictures_too()
    {
        Put("a.png", Png);
        await RunAsync(Majority with { Strategy = StrategyChoice.Parse("tournament:n=4") }, Line("p", "\"a.png\"", 30));
        Assert.Contains(proposer.Asked, p => p.Purpose == Purpose.Compare);
        Assert.All(proposer.Asked, p => Assert.Single(p.Pictures));
    }

    [Fact]
    public async Task Contents_are_kept_once_and_no_record_holds_them()
    {
        Put("a.png", Png);
        var job = await RunAsync(Line("p", "\"a.png\""), Line("q", "\"a.png\""), Line("r", "\"data:image/png;base64," + Png + "\""));
        Assert.Single(store.Blobs.Keys, name => name.StartsWith(new JobNames(job.Id).Picture(""), StringComparison.Ordinal));
        var chunk = Encoding.UTF8.GetString(Unpacked(new JobNames(job.Id).Chunk(0)));
        Assert.DoesNotContain("iVBOR", chunk, StringComparison.Ordinal);
        Assert.Contains("\"image/png\"", chunk, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_picture_of_the_same_name_is_another_job_and_without_pictures_nothing_changes()
    {
        Put("a.png", Png);
        var first = (await RunAsync(Line("p", "\"a.png\""))).Id;
        Assert.Equal(first, (await RunAsync(Line("p", "\"a.png\""))).Id);
        Put("a.png", Gif);
        Assert.NotEqual(first, (await RunAsync(Line("p", "\"a.png\""))).Id);
        var blind = new JobModels(new ScriptedProposer { ContextLength = 100_000 }, null);
        Assert.Equal((await RunAsync(Line("p", null))).Id, (await OpenAsync(blind, Majority, Line("p", null))).Spec.Id);
    }

    [Theory]
    [InlineData("\"none.png\"", "there is no picture \"none.png\"")]
    [InlineData("\"text.png\"", "\"text.png\" is no picture that is read: expected a PNG, JPEG, GIF or WebP picture")]
    [InlineData("\"large.png\"", "\"large.png\" is larger than 10,485,760 bytes")]
    [InlineData("\"../outside.png\"", "\"../outside.png\" lies outside the problem file's folder: expected a file in it or below it")]
    [InlineData("\"https://example.org/a.png\"", "is an address, and none is fetched")]
    [InlineData("\"file:///etc/hosts\"", "is an address, and none is fetched")]
    [InlineData("\"blob:UPPER\"", "\"blob:UPPER\" is no blob's name")]
    [InlineData("\"blob:none.png\"", "there is no picture \"blob:none.png\"")]
    [InlineData("\"data:image/png;base64,###\"", "what stands behind the comma is not base64")]
    [InlineData("\"data:image/png,abc\"", "expected a data URL such as data:image/png;base64,")]
    [InlineData("\"data:image/png;base64,aGVsbG8=\"", "is no picture that is read")]
    [InlineData("5", "expected a string, found a number")]
    [InlineData("\" \"", "found an empty one")]
    public async Task A_picture_that_cannot_be_had_is_an_error_of_its_line_and_field(string name, string message)
    {
        Put("text.png", Convert.ToBase64String("no picture"u8));
        await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "large.png"), new byte[Picture.MostBytes + 1]);
        var job = await RunAsync(Line("q", null), Line("p", name));
        Assert.Equal((1, 1), (job.Problems, job.Errors));
        var error = Encoding.UTF8.GetString(store.Blobs[new JobNames(job.Id).Errors]);
        Assert.Contains(message, System.Text.RegularExpressions.Regex.Unescape(error), StringComparison.Ordinal);
        Assert.Contains("\"line\":2,\"field\":\"images\"", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proposer_that_does_not_see_is_refused_before_anything_is_asked()
    {
        Put("a.png", Png);
        var blind = new ScriptedProposer();
        var models = new JobModels(blind, null);
        var refused = await Assert.ThrowsAsync<JobException>(() => OpenAsync(models, Majority, Line("q", null), Line("p", "\"a.png\"")));
        Assert.StartsWith("1 problem has pictures, such as \"p\", and scripted does not see", refused.Message, StringComparison.Ordinal);
        Assert.Empty(blind.Asked);
        await Assert.ThrowsAsync<JobException>(() => JobEstimate.OfAsync(Source(Line("p", "\"a.png\"")), Majority, models));
    }

    [Fact]
    public async Task A_verifier_that_does_not_see_is_refused_where_scores_count()
    {
        Put("a.png", Png);
        var models = new JobModels(proposer, new ScriptedVerifier());
        await OpenAsync(models, Majority, Line("p", "\"a.png\""));
        var refused = await Assert.ThrowsAsync<JobException>(() => OpenAsync(models, JobHarness.Options(), Line("p", "\"a.png\"")));
        Assert.Contains("the verifier scripted does not see", refused.Message.Replace(models.Verifier!.Identity.Name, "scripted", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tokens_are_set_aside_for_every_picture()
    {
        Put("a.png", Png);
        var models = new JobModels(proposer, null);
        var without = await JobEstimate.OfAsync(Source(Line("p", null)), Majority, models);
        var with = await JobEstimate.OfAsync(Source(Line("p", "\"a.png\"")), Majority, models);
        Assert.Equal(4096, with.Worst.PromptTokens - without.Worst.PromptTokens);
    }

    [Fact]
    public async Task In_a_service_names_are_blobs_beside_the_problem_file_and_never_files()
    {
        Put("a.png", Png);
        var uploads = new MemoryStore();
        await uploads.TryCreateAsync("b.png", Convert.FromBase64String(Png));
        var lines = Encoding.UTF8.GetBytes(string.Join('\n', Line("p", "\"b.png\""), Line("q", "\"blob:b.png\""), Line("r", "\"a.png\"")));
        var source = new ProblemSource("f", _ => Task.FromResult<Stream>(new MemoryStream(lines))) { Folder = folder.FullName, Blobs = uploads };
        var job = await new JobOpener(store, new(proposer, null)).OpenAsync(source, Majority);
        Assert.Equal((2, 1), (job.Spec.Problems, job.Spec.Errors));
    }

    private static JobOptions Majority => JobHarness.Options("majority", 2);

    private static string Line(string id, string? images, int right = 60) =>
        $$"""{"id":"{{id}}","problem":"{{ScriptedProposer.Problem(2, right, 7)}}","answer":"7"{{(images is null ? "" : $",\"images\":[{images}]")}}}""";

    private void Put(string name, string content)
    {
        var path = Path.Combine(folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, Convert.FromBase64String(content));
    }

    private byte[] Unpacked(string name)
    {
        using var gzip = new System.IO.Compression.GZipStream(new MemoryStream(store.Blobs[name]), System.IO.Compression.CompressionMode.Decompress);
        using var all = new MemoryStream();
        gzip.CopyTo(all);
        return all.ToArray();
    }

    private ProblemSource Source(params string[] lines)
    {
        var path = Path.Combine(folder.FullName, "problems.jsonl");
        File.WriteAllLines(path, lines);
        return ProblemSource.File(path);
    }

    private Task<JobFolder> OpenAsync(JobModels models, JobOptions options, params string[] lines) => new JobOpener(store, models).OpenAsync(Source(lines), options);

    private Task<JobSpec> RunAsync(params string[] lines) => RunAsync(Majority, lines);

    private async Task<JobSpec> RunAsync(JobOptions options, params string[] lines)
    {
        var job = await new PonderEngine(store, new JobModels(proposer, null)).OpenAsync(Source(lines), options);
        await job.RunAsync();
        return (await OpenAsync(new(proposer, null), options, lines)).Spec;
    }
}
