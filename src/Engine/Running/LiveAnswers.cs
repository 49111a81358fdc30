using Ponder.Answers;
using Ponder.Engine.Jobs;

namespace Ponder.Engine.Running;

/// <summary>
/// Which problems have an answer so far, and which of these are right. Until a page settles the most frequent answer stands for a problem:
/// a view for people, which decides nothing.
/// </summary>
internal sealed class LiveAnswers
{
    private readonly Dictionary<int, Tries> open = [];
    private readonly List<State> states = [];

    private enum State : byte
    {
        None,
        Silent,
        Answered,
        Wrong,
        Right,
    }

    /// <summary>Problems of the wave that have settled or had a reply.</summary>
    public long Heard { get; private set; }

    public long Answered { get; private set; }

    public long Judged { get; private set; }

    public long Right { get; private set; }

    /// <summary>Another wave begins.</summary>
    public void Wave() => Heard = 0;

    public void Open(int problem, Known known) => open[problem] = new(known, At(problem) != State.None);

    /// <summary>A reply with that answer, or with none.</summary>
    public void Hear(int problem, string? answer)
    {
        if (!open.TryGetValue(problem, out var tries)) return;
        if (!tries.Heard) Heard++;
        tries.Heard = true;
        // What an earlier wave settled on stands until this one settles.
        if (answer is not null && !tries.Settled) Set(problem, Judge(tries.Add(answer), tries.Known));
    }

    /// <summary>A problem settles with that answer, or with none.</summary>
    public void Settle(int problem, string? answer, Known known)
    {
        if (!open.Remove(problem, out var tries) || !tries.Heard) Heard++;
        Set(problem, Judge(answer, known));
    }

    private static State Judge(string? answer, Known known) => (answer, known.Reference) switch
    {
        (null, null) => State.None,
        (null, _) => State.Silent,
        (_, null) => State.Answered,
        var (mine, right) => AnswerEquivalence.Matches(right, mine, known.Equivalence) ? State.Right : State.Wrong,
    };

    private State At(int problem) => problem < states.Count ? states[problem] : State.None;

    private void Set(int problem, State state)
    {
        while (states.Count <= problem) states.Add(State.None);
        Count(states[problem], -1);
        Count(states[problem] = state, 1);
    }

    private void Count(State state, int by)
    {
        if (state >= State.Answered) Answered += by;
        if (state is State.Silent or State.Wrong or State.Right) Judged += by;
        if (state == State.Right) Right += by;
    }

    private sealed class Tries(Known known, bool settled)
    {
        private readonly Dictionary<string, int> votes = new(StringComparer.Ordinal);
        private string? leader;

        public Known Known => known;

        public bool Settled => settled;

        public bool Heard { get; set; }

        /// <summary>Counts the answer; gives the most frequent one, of equals the first.</summary>
        public string Add(string answer)
        {
            var count = votes[answer] = votes.GetValueOrDefault(answer) + 1;
            return leader = leader is null || count > votes[leader] ? answer : leader;
        }
    }
}

/// <summary>A problem's known answer, null where it has none, and how answers are held against it.</summary>
internal readonly record struct Known(string? Reference, EquivalenceOptions? Equivalence)
{
    public static Known Of(Entry entry, JobSpec spec) =>
        new(entry.Problem.Reference, spec.Settings.Voting.For(entry.Problem.Kind).Equivalence);
}
