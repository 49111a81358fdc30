namespace Ponder.Core.Candidates;

/// <summary>All candidates of one problem, in the order they came.</summary>
public sealed class Pool
{
    private readonly Dictionary<(CandidateId? Parent, Draw Draw), int> draws = [];
    private readonly Dictionary<CandidateId, int> places = [];
    private readonly List<Candidate> all = [];

    /// <summary>A pool that already holds what earlier waves paid for.</summary>
    public Pool(IEnumerable<Candidate> earlier)
    {
        foreach (var candidate in earlier) Put(candidate);
    }

    /// <summary>Every candidate, oldest first.</summary>
    public IReadOnlyList<Candidate> All => all;

    /// <summary>The candidate of that name, as it is known now.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public Candidate this[CandidateId id] => all[places[id]];

    /// <summary>The candidate drawn there; null where none was.</summary>
    public Candidate? Find(CandidateId? parent, Draw draw) => draws.TryGetValue((parent, draw), out var place) ? all[place] : null;

    /// <summary>Adds the candidate, or replaces what was known of it.</summary>
    /// <exception cref="ArgumentException">Another candidate was drawn there.</exception>
    public void Put(Candidate candidate)
    {
        if (places.TryGetValue(candidate.Id, out var place))
        {
            all[place] = candidate;
            return;
        }

        places.Add(candidate.Id, all.Count);
        draws.Add((candidate.Parent, candidate.Draw), all.Count);
        all.Add(candidate);
    }
}
