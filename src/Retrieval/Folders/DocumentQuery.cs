using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Ponder.Retrieval.Folders;

/// <summary>A query in a model's words: no word of it is an operator, and a document need not have all of them.</summary>
internal static class DocumentQuery
{
    /// <summary>Different words that are looked for; the rest is left out.</summary>
    private const int Most = 200;

    /// <summary>The query; null where it has no word to look for.</summary>
    public static Query? Of(string query)
    {
        var all = new BooleanQuery();
        foreach (var word in Words(query).Distinct(StringComparer.Ordinal).Take(Most))
        {
            all.Add(new TermQuery(new Term(DocumentIndex.Title, word)), Occur.SHOULD);
            all.Add(new TermQuery(new Term(DocumentIndex.Text, word)), Occur.SHOULD);
        }

        return all.Clauses.Count == 0 ? null : all;
    }

    private static List<string> Words(string query)
    {
        var words = new List<string>();
        using var analyzer = DocumentIndex.Analyzer();
        using var stream = analyzer.GetTokenStream(DocumentIndex.Text, query);
        var term = stream.AddAttribute<ICharTermAttribute>();
        stream.Reset();
        while (stream.IncrementToken()) words.Add(term.ToString()!);
        stream.End();
        return words;
    }
}
