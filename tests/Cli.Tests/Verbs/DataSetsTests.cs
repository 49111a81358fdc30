using System.Net;
using Ponder.Cli.Sets;
using Ponder.Search.Options;

namespace Ponder.Cli.Tests.Verbs;

/// <summary>Sets of problems by name: from a folder, from where they are published, or a clear word.</summary>
public sealed class DataSetsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ponder-sets-").FullName;

    [Theory]
    [InlineData("gsm8k:test", "gsm8k/test.jsonl")]
    [InlineData("gsm8k:train", "gsm8k-train.jsonl")]
    [InlineData("math500", "math500.jsonl")]
    [InlineData("mine", "mine.csv")]
    [InlineData("mine:dev", "mine_dev.json")]
    public async Task A_file_at_hand_is_taken(string name, string file)
    {
        var path = Path.Combine(folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, "{}");
        Assert.Equal(path, await Sets(_ => throw new InvalidOperationException("it was fetched")).FindAsync(name, _ => { }, default));
    }

    [Fact]
    public async Task A_known_one_is_fetched_once()
    {
        var asked = new List<string>();
        var sets = Sets(request =>
        {
            asked.Add($"{request.RequestUri}");
            return new(HttpStatusCode.OK) { Content = new StringContent("{\"question\":\"1+1?\",\"answer\":\"#### 2\"}") };
        });
        var path = await sets.FindAsync("gsm8k", _ => { }, default);
        Assert.Equal(path, await sets.FindAsync("gsm8k:test", _ => { }, default));
        Assert.EndsWith("test.jsonl", Assert.Single(asked), StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(folder, "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("gsm8k", "cannot be fetched (no network here): put the file there, or name the folder that has it in PONDER_DATASETS")]
    [InlineData("gsm8", "there is no gsm8/test.jsonl in")]
    [InlineData("gsm8:test", "did you mean \"gsm8k:test\"?")]
    [InlineData("a:b:c", "expected a name such as gsm8k:test or math500")]
    [InlineData("../x", "expected a name, not a path")]
    public async Task Where_there_is_none_it_says_what_to_do(string name, string words)
    {
        var sets = Sets(_ => throw new HttpRequestException("no network here"));
        var e = await Assert.ThrowsAsync<OptionException>(() => sets.FindAsync(name, _ => { }, default));
        Assert.Contains(words, e.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private DataSets Sets(Func<HttpRequestMessage, HttpResponseMessage> answer) => new(folder, new HttpMessageInvoker(new Answering(answer)));

    private sealed class Answering(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(answer(request));
    }
}
