using System.Net;
using System.Text.Json;
using Azure.Core.Pipeline;
using Ponder.Core.Proposing;
using Ponder.Core.Retrieving;
using Ponder.Retrieval.AzureSearch;

namespace Ponder.Retrieval.Tests.AzureSearch;

public sealed class AzureSearchRetrieverTests
{
    private const string Hits = """
        {"value":[{"@search.score":3.5,"id":"m","title":"Melons","text":"A melon costs 3 dollars."},{"@search.score":1.25,"id":"p","text":"A pear costs 2."}]}
        """;

    [Fact]
    public async Task What_the_index_finds_is_read()
    {
        var service = new ScriptedSearch(HttpStatusCode.OK, Hits);
        var found = await Retriever(service).SearchAsync("melon (price) + cost?", 2);
        Assert.Equal([new("m", "Melons", "A melon costs 3 dollars.", 3.5), new("p", "", "A pear costs 2.", 1.25)], found);
        var (path, key, body) = Assert.Single(service.Asked);
        Assert.Equal(("/indexes('prices')/docs/search.post.search", "secret"), (path, key));
        using var asked = JsonDocument.Parse(body);
        Assert.Equal("melon price cost", asked.RootElement.GetProperty("search").GetString());
        Assert.Equal(2, asked.RootElement.GetProperty("top").GetInt32());
    }

    [Fact]
    public async Task A_query_without_words_is_not_sent()
    {
        var service = new ScriptedSearch(HttpStatusCode.OK, Hits);
        Assert.Empty(await Retriever(service).SearchAsync("?! ()", 2));
        Assert.Empty(service.Asked);
    }

    [Theory]
    [InlineData(503, false, "failed with status 503")]
    [InlineData(429, false, "failed with status 429")]
    [InlineData(0, false, "cannot be reached")]
    [InlineData(403, true, "set Ponder:Retriever:Key")]
    [InlineData(404, true, "there is no index \"prices\"")]
    public async Task A_service_that_is_down_or_not_set_up_is_told_like_a_model(int status, bool lasting, string expected)
    {
        var e = await Assert.ThrowsAsync<ModelUnavailableException>(() => Retriever(new((HttpStatusCode)status, "{}")).SearchAsync("melon", 2));
        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", e.Message, StringComparison.Ordinal);
        Assert.Equal(lasting, e.Lasting);
    }

    [Fact]
    public async Task A_refused_query_is_that_querys_alone() =>
        await Assert.ThrowsAsync<RetrievalException>(() => Retriever(new(HttpStatusCode.BadRequest, "{}")).SearchAsync("melon", 2));

    [Fact]
    public async Task An_index_with_other_fields_is_told_with_those_it_has()
    {
        var e = await Assert.ThrowsAsync<ModelUnavailableException>(() => Retriever(new(HttpStatusCode.OK, """{"value":[{"@search.score":1,"chunk":"words"}]}""")).SearchAsync("melon", 2));
        Assert.Contains("no field \"text\", but chunk: set Ponder:Retriever:TextField", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_missing_is_named()
    {
        Assert.Contains("Ponder:Retriever:Endpoint is \"\": expected an address", Fault(new() { Index = "prices" }), StringComparison.Ordinal);
        Assert.Contains("Ponder:Retriever:Index is \"\"", Fault(new() { Endpoint = new("https://x.search.windows.net") }), StringComparison.Ordinal);
        Assert.Contains("Ponder:Retriever:Concurrency is \"0\"", Fault(Options with { Concurrency = 0 }), StringComparison.Ordinal);

        static string Fault(AzureSearchOptions options) => Assert.Throws<ArgumentException>(() => new AzureSearchRetriever(options)).Message;
    }

    [Fact]
    public void The_identity_tells_services_indexes_and_versions_apart()
    {
        Assert.Equal(new("prices", "https://x.search.windows.net"), new AzureSearchRetriever(Options).Identity);
        Assert.Equal(new("prices", "https://x.search.windows.net 2"), new AzureSearchRetriever(Options with { Version = "2" }).Identity);
    }

    private static AzureSearchOptions Options { get; } = new() { Endpoint = new("https://x.search.windows.net"), Index = "prices", Key = "secret" };

    private static AzureSearchRetriever Retriever(ScriptedSearch service) => new(Options, "Ponder:Retriever", new HttpClientTransport(service));
}
