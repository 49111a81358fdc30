using Ponder.Core.Budgets;

namespace Ponder.Engine.Journals;

/// <summary>How a round's calls stand, by the blobs written of them, in order.</summary>
/// <param name="first">The number of the first blob that counts.</param>
/// <param name="cut">How the round is cut into calls now: replies to another cut are charged and do not count. Null takes any.</param>
internal sealed class CallState(int first = 0, string? cut = null)
{
    private readonly SortedDictionary<(int Call, int Blob), Spend> attempts = [];
    private readonly Dictionary<int, (int? Blob, CallReply Reply)> replies = [];
    private readonly SortedDictionary<string, BatchState> batches = new(StringComparer.Ordinal);
    private readonly HashSet<(int Call, int Blob)> ended = [];
    private Spend lost;

    /// <summary>How the round is cut into calls now.</summary>
    public string? Cut => cut;

    /// <summary>The number of the next blob.</summary>
    public int Next { get; private set; } = first;

    /// <summary>What is charged beside the replies that count.</summary>
    public Spend Doubt => attempts.Where(a => !Counts(a.Key)).Aggregate(lost, (sum, a) => sum + a.Value);

    /// <summary>What is charged for the replies that count.</summary>
    public Spend Known => attempts.Where(a => Counts(a.Key)).Aggregate(default(Spend), (sum, a) => sum + a.Value);

    /// <summary>The reply that counts, or null where none came.</summary>
    public CallReply? Reply(int call) => replies.TryGetValue(call, out var found) ? found.Reply : null;

    /// <summary>The batches of its calls, by name.</summary>
    public IReadOnlyCollection<BatchState> Batches => batches.Values;

    /// <summary>The batch of that name.</summary>
    public BatchState Batch(string name) => batches[name];

    /// <summary>Whether the attempt marked in that blob has not ended.</summary>
    public bool IsOpen(int call, int blob) => attempts.ContainsKey((call, blob)) && !ended.Contains((call, blob));

    /// <summary>Takes in the next blob.</summary>
    public void Apply(CallBlob blob)
    {
        if (cut is not null && blob.Cut is not null && blob.Cut != cut) blob = blob.WithoutReplies();
        foreach (var mark in blob.Marks ?? []) attempts[(mark.Call, Next)] = mark.Worst;
        foreach (var end in blob.Ends ?? []) Apply(end);
        foreach (var note in blob.Batches ?? [])
        {
            if (BatchState.After(batches.GetValueOrDefault(note.Name), note, Next) is { } state) batches[note.Name] = state;
        }

        lost += blob.Lost ?? default;
        Next++;
    }

    /// <summary>Takes in an end.</summary>
    public void Apply(CallEnd end)
    {
        if (end.Marked is { } marked && attempts.ContainsKey((end.Call, marked)))
        {
            attempts[(end.Call, marked)] = end.Cost;
            ended.Add((end.Call, marked));
        }

        if (end.Reply is { } reply) replies.TryAdd(end.Call, (end.Marked, reply));
    }

    /// <summary>
    /// What is charged beyond what the round has set aside, once those calls are sent too: of each call that has no reply, the last attempt
    /// is set aside for.
    /// </summary>
    public Spend Beyond(IEnumerable<int> sent)
    {
        var again = sent.ToHashSet();
        var beyond = lost;
        foreach (var call in attempts.GroupBy(a => a.Key.Call))
        {
            var charges = replies.ContainsKey(call.Key) ? call.Where(a => !Counts(a.Key)) : again.Contains(call.Key) ? call : call.SkipLast(1);
            beyond = charges.Aggregate(beyond, (sum, a) => sum + a.Value);
        }

        return beyond;
    }

    private bool Counts((int Call, int Blob) attempt) => replies.TryGetValue(attempt.Call, out var found) && found.Blob == attempt.Blob;
}
