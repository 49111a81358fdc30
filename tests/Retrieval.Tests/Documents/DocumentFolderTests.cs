using Ponder.Retrieval.Documents;

namespace Ponder.Retrieval.Tests.Documents;

public sealed class DocumentFolderTests : IDisposable
{
    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Files_are_documents_and_lines_are_documents()
    {
        scratch.With("b/prices.jsonl", """{"id":"p1","title":"Melons","text":"A melon costs 3 dollars."}""" + "\n\n" + """{"id":7,"text":"A pear costs 2."}""" + "\n")
            .With("a.md", "# On plums\n\nA plum costs 1 dollar.").With("c.txt", "Figs are free.").With("empty.txt", " \n").With("picture.png", "no text");
        Assert.Equal(
            [("a.md", "On plums"), ("p1", "Melons"), ("7", ""), ("c.txt", "c")],
            new DocumentFolder(scratch.Path).Read().Select(d => (d.Id, d.Title)));
    }

    [Theory]
    [InlineData("{\"text\": 3}", "prices.jsonl, line 2: \"text\" is number: expected text")]
    [InlineData("{\"title\": \"x\"}", "prices.jsonl, line 2 has no \"text\"")]
    [InlineData("[]", "prices.jsonl, line 2 is no JSON object")]
    [InlineData("{", "prices.jsonl, line 2 is no JSON: expected")]
    public void A_bad_line_is_named(string line, string expected)
    {
        scratch.With("prices.jsonl", "{\"text\":\"good\"}\n" + line);
        Assert.Contains(expected, Assert.Throws<DocumentException>(() => new DocumentFolder(scratch.Path).Read().ToList()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_documents_is_refused()
    {
        scratch.With("picture.png", "no text");
        Assert.Contains("there is no document in", Assert.Throws<DocumentException>(() => new DocumentFolder(scratch.Path)).Message, StringComparison.Ordinal);
        Assert.Contains("there is no folder", Assert.Throws<DocumentException>(() => new DocumentFolder(scratch.Below("nowhere"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_hash_tells_names_and_contents_apart()
    {
        var first = new DocumentFolder(scratch.With("a.txt", "one").With("b.txt", "two").Path).Hash();
        Assert.Equal(first, new DocumentFolder(scratch.Path).Hash());
        Assert.NotEqual(first, new DocumentFolder(scratch.With("b.txt", "three").Path).Hash());
        File.Move(scratch.With("b.txt", "two").Below("b.txt"), scratch.Below("c.txt"));
        Assert.NotEqual(first, new DocumentFolder(scratch.Path).Hash());
    }
}
