using System.Text;
using Ponder.Core.Candidates;
using Ponder.Core.Proposing;
using Ponder.Core.Retrieving;
using Ponder.Core.Seeds;
using Ponder.Engine.Journals;
using Ponder.Search.Rounds;

namespace Ponder.Engine.Running;

/// <summary>
/// Finds the documents that a round asks for. What comes is recorded with the round, so that replay never searches again. A query that
/// fails is told and harms nobody else; a service that is down stops the run as a model's does.
/// </summary>
internal sealed class Retrieval(CandidateTexts texts, IRetriever? retriever, IProposer proposer)
{
    private const string None = "there is no retriever";

    /// <summary>What every request for documents found, by its place in the round.</summary>
    /// <exception cref="ModelUnavailableException">The retriever's service cannot be had now.</exception>
    public async Task<IReadOnlyDictionary<int, Found>> FindAsync(Round round, CancellationToken cancel)
    {
        var (asks, found) = (new List<(int Place, RetrieveAsk Ask, string Query)>(), new SortedDictionary<int, Found>());
        for (var place = 0; place < round.Asks.Count; place++)
        {
            if (round.Asks[place] is RetrieveAsk ask) asks.Add((place, ask, QueryMarks.Last(await texts.GetAsync(ask.From, cancel))));
        }

        if (asks.Count == 0) return found;
        using var turns = new SemaphoreSlim(Math.Max(1, retriever?.Concurrency ?? 1));
        var searches = asks.Select(a => (a.Query, a.Ask.Top)).Distinct().ToDictionary(s => s, s => SearchAsync(s.Query, s.Top, turns, cancel));
        await Task.WhenAll(searches.Values);
        foreach (var (place, ask, query) in asks) found.Add(place, Cut(await searches[(query, ask.Top)], ask.MaxTokens));
        return found;
    }

    /// <summary>The candidate that holds the documents, and what is to be told.</summary>
    public static Drafted Drafted(Round round, RetrieveAsk ask, Found found, bool several, ref int index) => new(
        new(
            [
                new Candidate
                {
                    Id = new(round.Wave, round.Page, round.Number, index++),
                    Parent = ask.From,
                    Draw = new(ask.Mode, 0),
                    Purpose = Purpose.Documents,
                    Seed = ask.Seed,
                    Ending = found.Failure is null ? Ending.Finished : Ending.Failed,
                    Tokens = found.Tokens,
                    Bytes = several ? Encoding.UTF8.GetByteCount(found.Text) : 0,
                    TextHash = Seed.Hash(found.Text),
                    Failure = found.Failure,
                },
            ],
            default)
        {
            Notes = found.Note is { } note ? [note] : null,
        },
        [found.Text]);

    private async Task<Found> SearchAsync(string query, int top, SemaphoreSlim turns, CancellationToken cancel)
    {
        if (retriever is null) return new("", 0, None);
        if (query.Length == 0) return new("", 0, "the query is empty");
        await turns.WaitAsync(cancel);
        try
        {
            var documents = await retriever.SearchAsync(query, top, cancel);
            return documents.Count == 0 ? new("", 0, "no document fits the query") : new(DocumentText.Of(documents.Take(top)), 0, null);
        }
#pragma warning disable CA1031 // A query that fails never takes others down.
        catch (Exception e) when (e is not ModelUnavailableException && !(e is OperationCanceledException && cancel.IsCancellationRequested))
#pragma warning restore CA1031
        {
            return new("", 0, $"the search failed: {e.Message}") { Note = $"a search in {retriever.Identity.Name} failed, and the solution went on without documents: {e.Message}" };
        }
        finally
        {
            turns.Release();
        }
    }

    private Found Cut(Found found, int maxTokens)
    {
        if (found.Failure is not null) return found;
        var (text, tokens) = DocumentText.Cut(found.Text, maxTokens, proposer);
        return found with { Text = text, Tokens = tokens };
    }
}

/// <summary>What a search found: the documents' text and its tokens at most, or why there is none, and what people should know of that.</summary>
internal sealed record Found(string Text, int Tokens, string? Failure)
{
    public string? Note { get; init; }
}
