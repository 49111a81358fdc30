using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Azure.Search.Documents;
using Azure.Search.Documents.Models;
using Ponder.Core.Proposing;
using Ponder.Core.Retrieving;

namespace Ponder.Retrieval.AzureSearch;

/// <summary>Searches an index of Azure AI Search. A search that may pass is tried again before it is given up.</summary>
public sealed class AzureSearchRetriever : IRetriever
{
    /// <summary>Letters that the service takes for operators.</summary>
    private const string Operators = "+|-\"()*~\\&!{}[]^?:/'";

    private readonly AzureSearchOptions options;
    private readonly string section;
    private readonly SearchClient client;

    /// <summary>Searches the index that the options describe; nothing is sent yet.</summary>
    /// <param name="options">The index.</param>
    /// <param name="section">Where the settings stand, for messages that say what to fix.</param>
    /// <exception cref="ArgumentException">An option is missing or out of range; the message names it.</exception>
    public AzureSearchRetriever(AzureSearchOptions options, string section = "Ponder:Retriever")
        : this(options, section, null)
    {
    }

    internal AzureSearchRetriever(AzureSearchOptions options, string section, HttpPipelineTransport? transport)
    {
        Expect(options.Endpoint is { IsAbsoluteUri: true }, nameof(options.Endpoint), $"{options.Endpoint}", "an address such as https://NAME.search.windows.net");
        Expect(options.Index.Length > 0, nameof(options.Index), options.Index, "the index's name");
        Expect(options.IdField.Length > 0, nameof(options.IdField), options.IdField, "a field's name");
        Expect(options.TextField.Length > 0, nameof(options.TextField), options.TextField, "a field's name");
        Expect(options.Concurrency is >= 1 and <= 64, nameof(options.Concurrency), $"{options.Concurrency}", "a whole number from 1 to 64");
        (this.options, this.section) = (options, section);
        var use = new SearchClientOptions();
        if (transport is not null) (use.Transport, use.Retry.Delay) = (transport, TimeSpan.Zero);
        client = options.Key is { Length: > 0 } key
            ? new(options.Endpoint, options.Index, new AzureKeyCredential(key), use)
            : new(options.Endpoint, options.Index, (TokenCredential)new DefaultAzureCredential(), use);
        Identity = new(options.Index, $"{options.Endpoint!.GetLeftPart(UriPartial.Authority)} {options.Version}".TrimEnd());

        void Expect(bool holds, string name, string value, string expected)
        {
            if (!holds) throw new ArgumentException($"{section}:{name} is \"{value}\": expected {expected}");
        }
    }

    /// <inheritdoc/>
    public RetrieverIdentity Identity { get; }

    /// <inheritdoc/>
    public int Concurrency => options.Concurrency;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RetrievedDocument>> SearchAsync(string query, int top, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
        var words = Words(query);
        if (words.Length == 0) return [];
        try
        {
            var found = new List<RetrievedDocument>();
            var response = await client.SearchAsync<SearchDocument>(words, Ask(top), cancel).ConfigureAwait(false);
            await foreach (var hit in response.Value.GetResultsAsync().WithCancellation(cancel).ConfigureAwait(false))
            {
                found.Add(Read(hit));
                if (found.Count == top) break;
            }

            return found;
        }
        catch (RequestFailedException e)
        {
            throw Told(e);
        }
        catch (AggregateException e)
        {
            // What it tried several times, each with its own failure.
            throw Told(e.Flatten().InnerExceptions.OfType<RequestFailedException>().LastOrDefault() ?? new(e.InnerExceptions[^1].Message, e));
        }
        catch (AuthenticationFailedException e)
        {
            throw Unavailable($"this machine has no identity that {options.Endpoint} knows ({First(e.Message)}): set {section}:Key", e, lasting: true);
        }
    }

    /// <summary>The query without what the service takes for operators.</summary>
    internal static string Words(string query) =>
        string.Join(' ', new string([.. query.Select(letter => Operators.Contains(letter, StringComparison.Ordinal) ? ' ' : letter)])
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string First(string message) => message.Split('\n', 2)[0].Trim();

    private SearchOptions Ask(int top)
    {
        var ask = new SearchOptions { Size = top, SearchMode = SearchMode.Any };
        if (options.Semantic is not { Length: > 0 } semantic) return ask;
        ask.QueryType = SearchQueryType.Semantic;
        ask.SemanticSearch = new() { SemanticConfigurationName = semantic };
        return ask;
    }

    private RetrievedDocument Read(SearchResult<SearchDocument> hit)
    {
        if (Field(options.TextField) is not { } text)
        {
            throw Unavailable(
                $"documents of the index {options.Index} have no field \"{options.TextField}\", but {string.Join(", ", hit.Document.Keys)}: set {section}:TextField", null, lasting: true);
        }

        return new(Field(options.IdField) ?? "", Field(options.TitleField) ?? "", text, hit.SemanticSearch?.RerankerScore ?? hit.Score ?? 0);

        string? Field(string name) => hit.Document.TryGetValue(name, out var value) ? value?.ToString() : null;
    }

    /// <summary>A failure as what it means: for this query alone, for now, or until somebody changes a setting.</summary>
    private Exception Told(RequestFailedException e) => e.Status switch
    {
        400 => new RetrievalException($"the search service refused the query: {First(e.Message)}", e),
        401 or 403 => Unavailable(
            $"the search service at {options.Endpoint} refused this {(options.Key is { Length: > 0 } ? $"key: set {section}:Key to one of its query keys" : $"machine's identity: give it the role Search Index Data Reader, or set {section}:Key")}",
            e, lasting: true),
        404 => Unavailable($"there is no index \"{options.Index}\" at {options.Endpoint}: fix {section}:Index or {section}:Endpoint", e, lasting: true),
        0 => Unavailable($"the search service at {options.Endpoint} cannot be reached ({First(e.Message)}): try again later, or fix {section}:Endpoint", e),
        _ => Unavailable($"the search service at {options.Endpoint} failed with status {e.Status}: try again later", e),
    };

    private static ModelUnavailableException Unavailable(string message, Exception? inner, bool lasting = false) => new(message, inner) { Lasting = lasting };
}
