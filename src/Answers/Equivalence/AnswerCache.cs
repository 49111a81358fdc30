namespace Ponder.Answers.Equivalence;

/// <summary>Answers already read. Bounded, free of locks; losing an entry only costs reading it again.</summary>
internal static class AnswerCache
{
    private const int Slots = 4_096;
    private const int LongestKept = 200;

    private static readonly Entry?[] Entries = new Entry?[Slots];

    public static Answer Get(string text)
    {
        if (text.Length > LongestKept) return Answer.Read(text);
        ref var slot = ref Entries[Slot(text)];
        if (Volatile.Read(ref slot) is { } entry && entry.Text == text) return entry.Answer;
        var answer = Answer.Read(text);
        Volatile.Write(ref slot, new Entry(text, answer));
        return answer;
    }

    public static void Clear() => Array.Clear(Entries);

    private static uint Slot(string text)
    {
        var hash = 2166136261u;
        foreach (var c in text) hash = (hash ^ c) * 16777619u;
        return (hash ^ (hash >> 16)) % Slots;
    }

    private sealed record Entry(string Text, Answer Answer);
}
