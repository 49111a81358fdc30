namespace Ponder.Cli.Tests.Stores;

/// <summary>Whatever goes wrong with a store, its key is not told.</summary>
public class SecretTests
{
    private const string Secret = "c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0";

    [Theory]
    [InlineData($"DefaultEndpointsProtocol=http;AccountName=a;AccountKey={Secret};BlobEndpoint=http://127.0.0.1:9/a;", 1)]
    [InlineData($"http://127.0.0.1:9/account/container?sv=2024-01-01&sig={Secret}", 1)]
    [InlineData($"DefaultEndpointsProtocol=https;AccountName=a;AcountKey={Secret}", 2)]
    [InlineData($"AccountKey={Secret}", 2)]
    [InlineData($"https://account.blob.core.windows.net/?sig={Secret}", 2)]
    [InlineData($"ftp://account/container?sig={Secret}", 2)]
    public async Task No_message_holds_it(string store, int code)
    {
        using var run = new CommandLineRun();
        var file = run.File("problems.jsonl", Input.BadFile.Good);
        var written = await CommandLineRun.RunAsync("run", file, "--store", store, "--verifier", "none", "--strategy", "greedy", "--json");
        Assert.Equal(code, written.Code);
        Assert.StartsWith("ponder: ", written.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, written.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nor_does_an_option_that_is_not_understood()
    {
        var written = await CommandLineRun.RunAsync("run", "x.jsonl", $"AccountName=a;AccountKey={Secret};EndpointSuffix=core.windows.net");
        Assert.Equal(2, written.Code);
        Assert.DoesNotContain(Secret, written.All, StringComparison.Ordinal);
    }
}
