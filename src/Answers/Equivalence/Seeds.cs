using Ponder.Answers.Arithmetic;

namespace Ponder.Answers.Equivalence;

/// <summary>Values that look arbitrary but are the same everywhere: a hash of name and sample.</summary>
internal static class Seeds
{
    /// <summary>The last sample's variables have either sign, the others' are positive.</summary>
    public const int Samples = 3;

    /// <summary>Between 1/2 and 5/2 in size, away from the places where functions tend to break.</summary>
    public static Rational Value(string name, int sample)
    {
        var hash = 14695981039346656037UL + (ulong)sample;
        foreach (var c in name) hash = (hash ^ c) * 1099511628211UL;
        hash ^= hash >> 29;
        hash *= 0xBF58476D1CE4E5B9UL;
        hash ^= hash >> 32;
        var size = 500_009 + (long)(hash % 2_000_003);
        return new Rational(sample == Samples - 1 && (hash >> 40) % 4 != 0 ? -size : size, 1_000_003);
    }
}
