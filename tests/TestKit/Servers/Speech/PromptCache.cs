namespace Ponder.TestKit.Servers.Speech;

/// <summary>Remembers the beginnings of prompts in whole blocks.</summary>
internal sealed class PromptCache(int block)
{
    private readonly HashSet<string> beginnings = new(StringComparer.Ordinal);
    private readonly Lock guard = new();

    /// <summary>How many of the tokens were read before; the last is always read anew. They are remembered from now on.</summary>
    public int Read(IReadOnlyList<string> tokens)
    {
        if (block == 0) return 0;
        var (known, begun) = (0, "");
        lock (guard)
        {
            for (var end = block; end <= tokens.Count; end += block)
            {
                begun = $"{Core.Seeds.Seed.Hash(begun + string.Concat(tokens.Skip(end - block).Take(block)))}";
                if (!beginnings.Add(begun) && known == end - block) known = end;
            }
        }

        return Math.Min(known, tokens.Count - 1);
    }
}
