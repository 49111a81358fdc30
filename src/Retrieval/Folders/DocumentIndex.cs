using Lucene.Net.Analysis;
using Lucene.Net.Analysis.En;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Document = Ponder.Retrieval.Documents.Document;

namespace Ponder.Retrieval.Folders;

/// <summary>How documents are indexed: words of title and text as English has them, scored by BM25 (k1 = 1.2, b = 0.75).</summary>
internal static class DocumentIndex
{
    public const string Id = "id";
    public const string Title = "title";
    public const string Text = "text";

    /// <summary>Raised where documents are indexed otherwise than before.</summary>
    public const int Version = 1;

    private const LuceneVersion Lucene = LuceneVersion.LUCENE_48;

    /// <summary>Cuts texts and queries into the words that are compared.</summary>
    public static Analyzer Analyzer() => new EnglishAnalyzer(Lucene);

    /// <summary>How a document is scored.</summary>
    public static Similarity Similarity() => new BM25Similarity();

    /// <summary>Writes an index of the documents, in their order.</summary>
    public static void Write(Lucene.Net.Store.Directory directory, IEnumerable<Document> documents)
    {
        using var analyzer = Analyzer();
        using var writer = new IndexWriter(directory, new IndexWriterConfig(Lucene, analyzer) { Similarity = Similarity() });
        foreach (var document in documents)
        {
            writer.AddDocument(
            [
                new StringField(Id, document.Id, Field.Store.YES),
                new TextField(Title, document.Title, Field.Store.YES),
                new TextField(Text, document.Text, Field.Store.YES),
            ]);
        }

        writer.ForceMerge(1); // One part: equal scores are told apart by the documents' order.
        writer.Commit();
    }
}
