using Ponder.TestKit.Servers.Speech;

namespace Ponder.TestKit.Servers;

/// <summary>What of a prompt is read, and how much may be written after it.</summary>
internal static class Context
{
    public static (IReadOnlyList<string> Tokens, int Room) Fit(ServerProfile profile, string prompt)
    {
        var tokens = Words.Cut(prompt);
        var context = profile.ContextLength;
        if (profile.Overflow <= Overflow.RefusedWithLimit) return (tokens, Math.Max(0, context - tokens.Count));
        if (tokens.Count < context) return (tokens, int.MaxValue);
        var half = context / 2;
        var cut = profile.Overflow == Overflow.Cut ? tokens.Count - context + 1 : (tokens.Count - half) / half * half;
        return ([.. tokens.Skip(cut)], int.MaxValue);
    }
}
