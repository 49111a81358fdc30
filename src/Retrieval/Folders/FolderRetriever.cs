using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Ponder.Core.Retrieving;
using Ponder.Retrieval.Documents;
using Directory = System.IO.Directory;

namespace Ponder.Retrieval.Folders;

/// <summary>
/// Searches a folder of documents by BM25 (Robertson and Zaragoza 2009, with Lucene.NET). The index is built once and kept beside others,
/// named for the documents' hash: a change of any file makes another.
/// </summary>
public sealed class FolderRetriever : IRetriever, IDisposable
{
    private readonly DirectoryReader reader;
    private readonly FSDirectory directory;
    private readonly IndexSearcher searcher;

    private FolderRetriever(RetrieverIdentity identity, FSDirectory directory)
    {
        (Identity, this.directory) = (identity, directory);
        reader = DirectoryReader.Open(directory);
        searcher = new(reader) { Similarity = DocumentIndex.Similarity() };
    }

    /// <inheritdoc/>
    public RetrieverIdentity Identity { get; }

    /// <summary>Documents that can be found; of long ones every passage counts.</summary>
    public int Documents => reader.NumDocs;

    /// <summary>Opens a folder's index, and builds it where it is not there.</summary>
    /// <param name="folder">Files that end with <c>.txt</c>, <c>.md</c> or <c>.jsonl</c>, in folders of folders too.</param>
    /// <param name="cache">Where indexes are kept; null is the user's own folder for such files.</param>
    /// <exception cref="DocumentException">There is no such folder, no document in it, or one that cannot be read.</exception>
    /// <exception cref="IOException">The index cannot be written.</exception>
    public static FolderRetriever Open(string folder, string? cache = null)
    {
        var documents = new DocumentFolder(folder);
        var hash = documents.Hash();
        var index = Path.Combine(cache ?? UsualCache(), $"{hash}-{DocumentIndex.Version}");
        if (!Directory.Exists(index)) Build(documents, index);
        return new(new(documents.Title, hash), FSDirectory.Open(index));
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<RetrievedDocument>> SearchAsync(string query, int top, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
        cancel.ThrowIfCancellationRequested();
        if (DocumentQuery.Of(query) is not { } words) return Task.FromResult<IReadOnlyList<RetrievedDocument>>([]);
        var hits = searcher.Search(words, top).ScoreDocs;
        return Task.FromResult<IReadOnlyList<RetrievedDocument>>([.. hits.Select(hit => Read(hit.Doc, hit.Score))]);
    }

    /// <summary>Closes the index.</summary>
    public void Dispose()
    {
        reader.Dispose();
        directory.Dispose();
    }

    /// <summary>Builds beside the place and moves it there as a whole: others may build the same at the same time.</summary>
    private static void Build(DocumentFolder documents, string index)
    {
        var draft = $"{index}.{Guid.NewGuid():n}";
        Directory.CreateDirectory(draft);
        try
        {
            using (var directory = FSDirectory.Open(draft)) DocumentIndex.Write(directory, documents.Read());
            Directory.Move(draft, index);
        }
        catch (IOException) when (Directory.Exists(index))
        {
            // Another was faster, with the same documents.
        }
        finally
        {
            if (Directory.Exists(draft)) Directory.Delete(draft, recursive: true);
        }
    }

    private static string UsualCache()
    {
        var own = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        return Path.Combine(own.Length > 0 ? own : Path.GetTempPath(), "ponder", "documents");
    }

    private RetrievedDocument Read(int number, float score)
    {
        var found = searcher.Doc(number);
        return new(found.Get(DocumentIndex.Id), found.Get(DocumentIndex.Title), found.Get(DocumentIndex.Text), score);
    }
}
