namespace Ponder.Retrieval.AzureSearch;

/// <summary>An index of Azure AI Search and how it is read. Each property is a setting of the same name.</summary>
public sealed record AzureSearchOptions
{
    /// <summary>The service's address, such as <c>https://NAME.search.windows.net</c>.</summary>
    /// <value>There is no default.</value>
    public Uri? Endpoint { get; init; }

    /// <summary>The index.</summary>
    /// <value>There is no default.</value>
    public string Index { get; init; } = "";

    /// <summary>A query key.</summary>
    /// <value>Null by default: the machine's identity, which needs the role Search Index Data Reader.</value>
    public string? Key { get; init; }

    /// <summary>Tells contents of the same index apart: a job that was begun with one is refused with another. Change it when the index has changed.</summary>
    /// <value>Empty by default.</value>
    public string Version { get; init; } = "";

    /// <summary>The field that names a document.</summary>
    /// <value><c>id</c> by default.</value>
    public string IdField { get; init; } = "id";

    /// <summary>The field with its title; where the index has none, titles are empty.</summary>
    /// <value><c>title</c> by default.</value>
    public string TitleField { get; init; } = "title";

    /// <summary>The field with its words.</summary>
    /// <value><c>text</c> by default.</value>
    public string TextField { get; init; } = "text";

    /// <summary>A semantic configuration of the index, by which what was found is ranked again.</summary>
    /// <value>Null by default: ranked by BM25 alone.</value>
    public string? Semantic { get; init; }

    /// <summary>Searches at once.</summary>
    /// <value>From 1 to 64; 8 by default.</value>
    public int Concurrency { get; init; } = 8;
}
