using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Ponder.Core.Pictures;
using Ponder.Core.Problems;
using Ponder.Core.Proposing;
using Ponder.Engine.Jobs;
using Ponder.Engine.Submitting;
using Ponder.TestKit.Jobs;
using Ponder.TestKit.Scripted;
using Ponder.TestKit.Stores;

namespace Ponder.Engine.Tests.Submitting;

/// <summary>What is uploaded of a problem file and its pictures.</summary>
public sealed class SubmissionTests : IDisposable
{
    private const string Name = "submitted/problems.jsonl";

    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");
    private static readonly byte[] Gif = Convert.FromBase64String("R0lGODlhAwACAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("ponder-submission-");
    private readonly MemoryStore uploads = new();

    public SubmissionTests()
    {
        Put("plots/a.png", Png);
        Put("b.gif", Gif);
        Put("same.png", Png);
        Put("text.png", "no picture"u8.ToArray());
        Put("large.png", new byte[Picture.MostBytes + 1]);
    }

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("lines")]
    [InlineData("array")]
    [InlineData("objects")]
    public async Task Names_of_files_become_those_of_blobs_and_no_other_byte_changes(string shape)
    {
        const string Text = """
            {"id":"p1" ,"problem":"1 + 1 = \u0032? é","images" : [ "plots/a.png","b.gif", "blob:c.png" ,"data:image/gif;base64,R0lGODlhAwACAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"],"x":1.50}|
            {"images":"plots\/\u0061.png","question":"again \"plots/a.png\"","id":"p2"}|
            {"images":["left.png"],"problem":"the last of a name counts","Images":"none.png","im\u0061ges":[ "./same.png" ]}|
            {"problem":"no pictures", "images": [], "note":"plots/a.png"}
            """;
        var text = Text.ReplaceLineEndings("").Replace("|", shape == "array" ? ",\r\n" : shape == "lines" ? "\r\n\n" : "\n ", StringComparison.Ordinal);
        text = shape switch { "array" => $"\uFEFF [\n{text}]\n", "lines" => $"\uFEFF{text}", _ => text.Replace("{\"id\"", "{\n\"id\"", StringComparison.Ordinal) };
        Assert.Equal(2, await SubmitAsync(Encoding.UTF8.GetBytes(text)));
        var expected = text.Replace("[ \"plots/a.png\",\"b.gif\"", $"[ \"{Blob(Png)}\",\"{Blob(Gif)}\"", StringComparison.Ordinal)
            .Replace("\"plots\\/\\u0061.png\"", $"\"{Blob(Png)}\"", StringComparison.Ordinal).Replace("\"./same.png\"", $"\"{Blob(Png)}\"", StringComparison.Ordinal);
        Assert.Equal(expected, Encoding.UTF8.GetString(uploads.Blobs[Name]));
        Assert.Equal(Png, uploads.Blobs[$"pictures/{Hash(Png)}"]);
        Assert.Equal(Gif, uploads.Blobs[$"pictures/{Hash(Gif)}"]);
        Assert.Equal(3, uploads.Blobs.Count);
    }

    [Fact]
    public async Task What_is_packed_or_of_wide_characters_is_uploaded_as_the_text_that_it_is()
    {
        var plain = Encoding.UTF8.GetBytes(Line("p", "\"plots/a.png\"") + "\n" + Line("q", null));
        var expected = Encoding.UTF8.GetString(plain).Replace("plots/a.png", Blob(Png), StringComparison.Ordinal);
        foreach (var file in (byte[][])[Packed(plain), [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(plain))]])
        {
            await SubmitAsync(file);
            Assert.Equal(expected, Encoding.UTF8.GetString(uploads.Blobs[Name]).TrimStart('\uFEFF'));
        }
    }

    [Fact]
    public async Task A_file_without_local_pictures_is_uploaded_as_it_is()
    {
        var lines = Encoding.UTF8.GetBytes(Line("p", null) + "\r\n\n not json\n" + Line("q", "\"blob:b.png\"") + "\n{\"id\":\"no problem\",\"images\":[\"none.png\"]}");
        foreach (var file in (byte[][])[lines, Packed(lines), "problem,images\n1 + 1?,blob:b.png\n"u8.ToArray(), [0x1F, 0x8B, 8, 0, 1], []])
        {
            Assert.Equal(0, await SubmitAsync(file));
            Assert.Equal(file, uploads.Blobs[Name]);
        }

        Assert.Single(uploads.Blobs);
    }

    [Theory]
    [InlineData("\"none.png\"", "there is no picture \"none.png\"")]
    [InlineData("\"text.png\"", "is no picture that is read: expected a PNG, JPEG, GIF or WebP picture")]
    [InlineData("\"large.png\"", "is larger than 10,485,760 bytes")]
    [InlineData("\"../x.png\"", "lies outside the problem file's folder")]
    [InlineData("\"/etc/hostname\"", "lies outside the problem file's folder")]
    [InlineData("\"plots/../../x.png\"", "lies outside the problem file's folder")]
    [InlineData("\"https://example.org/a.png\"", "is an address, and none is fetched")]
    [InlineData("\"file:///etc/hosts\"", "is an address, and none is fetched")]
    [InlineData("\"blob:../x\"", "is no blob's name")]
    [InlineData("\"a\\u0000.png\"", "is no file's name")]
    [InlineData("\"data:image/png;base64,aGVsbG8=\"", "is no picture that is read")]
    [InlineData("5", "expected a string, found a number")]
    [InlineData("\"\"", "found an empty one")]
    public async Task A_picture_that_cannot_be_had_is_said_with_file_line_and_field_and_nothing_is_uploaded(string name, string words)
    {
        var refused = await Assert.ThrowsAsync<JobException>(() => SubmitAsync(Encoding.UTF8.GetBytes(Line("p", "\"plots/a.png\"") + "\n" + Line("q", name))));
        Assert.StartsWith($"{Path.Combine(folder.FullName, "problems")}, line 2, \"images\": ", refused.Message, StringComparison.Ordinal);
        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
        Assert.Empty(uploads.Blobs);
    }

    [Fact]
    public async Task A_file_that_a_table_names_cannot_be_renamed_and_the_way_out_is_said()
    {
        var refused = await Assert.ThrowsAsync<JobException>(() => SubmitAsync("problem,images\n\"1 +\n1?\",b.gif\n"u8.ToArray()));
        Assert.Contains("line 2, \"images\": \"b.gif\" is a file, and files are not named anew in a table: write the problems as JSON Lines", refused.Message, StringComparison.Ordinal);
        Assert.Empty(uploads.Blobs);
    }

    [Fact]
    public async Task A_record_that_its_blobs_names_would_make_too_long_is_refused()
    {
        var line = Line("p", "\"b.gif\"");
        line = line.Replace("\"id\"", $"\"pad\":\"{new string('x', ProblemReader.LongestLine - line.Length - 20)}\",\"id\"", StringComparison.Ordinal);
        var refused = await Assert.ThrowsAsync<JobException>(() => SubmitAsync(Encoding.UTF8.GetBytes(line)));
        Assert.Contains("line 1, \"images\": named as blobs, its pictures make the record longer than 1,048,576 bytes", refused.Message, StringComparison.Ordinal);
        Assert.Empty(uploads.Blobs);
    }

    [Fact]
    public async Task The_service_reads_what_was_submitted_as_a_job_here_reads_the_file_and_twice_is_the_same_job()
    {
        var file = Encoding.UTF8.GetBytes(Line("p", "\"plots/a.png\",\"same.png\"") + "\n" + Line("q", "\"b.gif\"") + "\n" + Line("r", null));
        Assert.Equal(2, await SubmitAsync(file));
        var first = await OpenAsync(new(Name, _ => Task.FromResult<Stream>(new MemoryStream(uploads.Blobs[Name]))) { Blobs = uploads });
        Assert.Equal(0, await SubmitAsync(file));
        var again = await OpenAsync(new(Name, _ => Task.FromResult<Stream>(new MemoryStream(uploads.Blobs[Name]))) { Blobs = uploads });
        var here = await OpenAsync(ProblemSource.File(Path.Combine(folder.FullName, "problems")));
        Assert.Equal((3, 0, first.Spec.Id), (first.Spec.Problems, first.Spec.Errors, again.Spec.Id));
        for (var i = 0; i < 3; i++)
            Assert.Equal((await here.Chunks.EntryAsync(i, default)).Problem.Pictures ?? [], (await first.Chunks.EntryAsync(i, default)).Problem.Pictures ?? []);
    }

    [Fact]
    public async Task A_picture_that_changes_on_the_way_ends_it_before_the_problem_file_is_uploaded()
    {
        var submission = await ReadAsync(Encoding.UTF8.GetBytes(Line("p", "\"plots/a.png\"")));
        Put("plots/a.png", Gif);
        var refused = await Assert.ThrowsAsync<JobException>(() => submission.UploadAsync(uploads, Name));
        Assert.Contains("\"plots/a.png\" changed while it was uploaded: submit again", refused.Message, StringComparison.Ordinal);
        Assert.Empty(uploads.Blobs);
    }

    [Fact]
    public async Task A_problem_file_that_changes_on_the_way_is_not_uploaded()
    {
        var submission = await ReadAsync(Encoding.UTF8.GetBytes(Line("p", "\"plots/a.png\"")));
        Put("problems", Encoding.UTF8.GetBytes(Line("longer", "\"plots/a.png\"")));
        await Assert.ThrowsAsync<JobException>(() => submission.UploadAsync(uploads, Name));
        Assert.DoesNotContain(Name, uploads.Blobs.Keys);
    }

    private static string Line(string id, string? images) =>
        $$"""{"id":"{{id}}","problem":"{{ScriptedProposer.Problem(2, 60, 7)}}","answer":"7"{{(images is null ? "" : $",\"images\":[{images}]")}}}""";

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private static string Blob(byte[] content) => $"blob:pictures/{Hash(content)}";

    private static byte[] Packed(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(content);
        return packed.ToArray();
    }

    private void Put(string name, byte[] content)
    {
        var path = Path.Combine(folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
    }

    private Task<Submission> ReadAsync(byte[] file)
    {
        Put("problems", file);
        return Submission.OfAsync(ProblemSource.File(Path.Combine(folder.FullName, "problems")));
    }

    private async Task<int> SubmitAsync(byte[] file) => await (await ReadAsync(file)).UploadAsync(uploads, Name);

    private static Task<JobFolder> OpenAsync(ProblemSource source) => new JobOpener(
        new MemoryStore(), new(new ScriptedProposer { Abilities = ScriptedProposer.All | Abilities.See, ContextLength = 100_000 }, null)).OpenAsync(source, JobHarness.Options("majority", 2));
}
