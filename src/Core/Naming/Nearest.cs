namespace Ponder.Core.Naming;

/// <summary>Finds what somebody meant who mistyped a name.</summary>
public static class Nearest
{
    /// <summary>Shorter words are near to too many.</summary>
    private const int Least = 3;

    /// <summary>The known name that is nearest to the given one; null where none is near.</summary>
    /// <param name="given">What was typed.</param>
    /// <param name="known">What there is; of names equally near the first is taken.</param>
    public static string? Of(string given, IEnumerable<string> known)
    {
        if (given.Length < Least) return null;
        var most = Math.Max(1, given.Length / 3);
        return known.Select(name => (Name: name, Far: Far(Plain(given), Plain(name))))
            .Where(found => found.Far <= Math.Min(most, Math.Max(1, found.Name.Length / 3)))
            .OrderBy(found => found.Far).Select(found => found.Name).FirstOrDefault();
    }

    /// <summary>A question that ends a message, such as <c>; did you mean "auto"?</c>; empty where no name is near.</summary>
    /// <param name="given">What was typed.</param>
    /// <param name="known">What there is.</param>
    public static string Hint(string given, IEnumerable<string> known) => Of(given, known) is { } name ? $"; did you mean \"{name}\"?" : "";

    /// <summary>Neither case nor the signs between words count.</summary>
    private static string Plain(string name) => string.Concat(name.Where(c => c is not ('-' or '_' or ' '))).ToLowerInvariant();

    /// <summary>Signs added, left out, changed, or exchanged with their neighbour (Damerau–Levenshtein, restricted).</summary>
    private static int Far(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) rows[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) rows[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var changed = rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                rows[i, j] = Math.Min(changed, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }

        return rows[a.Length, b.Length];
    }
}
