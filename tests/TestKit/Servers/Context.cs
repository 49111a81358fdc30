using Ponder.TestKit.Servers.Speech;

namespace Ponder.TestKit.Servers;

/// <summary>What of a prompt is read, and how much may be written after it.</summary>
internal static class Context
{
    public static (IReadOnlyList<string> Tokens, int Room) Fit(ServerProfile profile, string prompt)
    {
        var tokens = Words.Cut(prompt);
        var context = profile.ContextLength;
        var half = context / 2;
        var cut = tokens.Count < context ? 0 : profile.Overflow switch
        {
            Overflow.Cut => tokens.Count - context + 1,
            Overflow.CutInBlocks => (tokens.Count - half) / half * half,
            Overflow.CutToHalf => tokens.Count - half,
            _ => 0,
        };
        var endless = profile.Overflow is Overflow.Cut or Overflow.CutInBlocks;
        return ([.. tokens.Skip(cut)], endless ? int.MaxValue : Math.Max(0, context - tokens.Count + cut));
    }
}
