using Ponder.Retrieval.Folders;
using Ponder.Retrieval.Tests.Documents;

namespace Ponder.Retrieval.Tests.Folders;

public sealed class FolderRetrieverTests : IDisposable
{
    private readonly Scratch cache = new();
    private readonly Scratch scratch = new Scratch()
        .With("melon.txt", "Melons are sold at Bo's stall. One melon costs 3 dollars.")
        .With("pear.txt", "Pears are sold at Bo's stall. One pear costs 2 dollars.")
        .With("road.md", "# The road to Lund\n\nIt is 40 miles long.")
        .With("same.jsonl", "{\"id\":\"x\",\"text\":\"zebra\"}\n{\"id\":\"y\",\"text\":\"zebra\"}");

    public void Dispose()
    {
        scratch.Dispose();
        cache.Dispose();
    }

    [Theory]
    [InlineData("What does a melon cost?", "melon.txt")]
    [InlineData("price of one PEAR", "pear.txt")]
    [InlineData("how long is the road to Lund", "road.md")]
    [InlineData("roads (Lund) AND NOT +melon^9 \"pear~ field:", "road.md")]
    public async Task The_document_that_says_it_comes_first(string query, string expected)
    {
        using var retriever = FolderRetriever.Open(scratch.Path, cache.Path);
        var found = await retriever.SearchAsync(query, 2);
        Assert.Equal(expected, found[0].Id);
        Assert.InRange(found.Count, 1, 2);
        Assert.Equal(found.OrderByDescending(d => d.Score), found);
    }

    [Theory]
    [InlineData("giraffe")]
    [InlineData("?!")]
    [InlineData("the of")]
    public async Task A_query_that_fits_nothing_finds_nothing(string query)
    {
        using var retriever = FolderRetriever.Open(scratch.Path, cache.Path);
        Assert.Empty(await retriever.SearchAsync(query, 3));
    }

    [Fact]
    public async Task Equal_scores_come_in_the_documents_order_each_time()
    {
        for (var time = 0; time < 3; time++)
        {
            using var other = new Scratch();
            using var retriever = FolderRetriever.Open(scratch.Path, other.Path);
            Assert.Equal(["x", "y"], (await retriever.SearchAsync("zebra", 5)).Select(d => d.Id));
        }
    }

    [Fact]
    public void The_index_is_built_once_and_anew_for_other_documents()
    {
        using (FolderRetriever.Open(scratch.Path, cache.Path))
        {
        }

        var built = Directory.GetFiles(cache.Path, "*", SearchOption.AllDirectories).ToDictionary(f => f, File.GetLastWriteTimeUtc);
        using var again = FolderRetriever.Open(scratch.Path, cache.Path);
        Assert.Equal(built, Directory.GetFiles(cache.Path, "*", SearchOption.AllDirectories).ToDictionary(f => f, File.GetLastWriteTimeUtc));
        using var other = FolderRetriever.Open(scratch.With("fig.txt", "Figs are free.").Path, cache.Path);
        Assert.Equal((5, 6), (again.Documents, other.Documents));
        Assert.NotEqual(again.Identity, other.Identity);
        Assert.Equal(2, Directory.GetDirectories(cache.Path).Length);
    }

    [Fact]
    public async Task Many_may_open_and_search_at_once()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(async () =>
        {
            using var retriever = FolderRetriever.Open(scratch.Path, cache.Path);
            return (await retriever.SearchAsync("melon", 1))[0].Text;
        })));
        Assert.Single(all.Distinct());
        Assert.Single(Directory.GetDirectories(cache.Path));
    }
}
