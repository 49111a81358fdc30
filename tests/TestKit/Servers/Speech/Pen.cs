namespace Ponder.TestKit.Servers.Speech;

/// <summary>Writes token by token until the text ends, a stop string stands there or no token is left.</summary>
internal static class Pen
{
    /// <summary>A stop string and the mark that ends a text are tokens written, too.</summary>
    public static Written Write(string text, IReadOnlyList<string> stops, int limit)
    {
        var (written, pieces) = ("", new List<string>());
        foreach (var piece in Words.Cut(text))
        {
            if (pieces.Count == limit) return new(written, pieces, pieces.Count, Finish.Length, null);
            pieces.Add(piece);
            written += piece;
            var from = Math.Max(0, written.Length - piece.Length - (stops.Count == 0 ? 0 : stops.Max(s => s.Length)));
            var met = stops.Select(stop => (Stop: stop, At: written.IndexOf(stop, from, StringComparison.Ordinal))).Where(m => m.At >= 0)
                .OrderBy(m => m.At).FirstOrDefault();
            if (met.Stop is not null) return new(written[..met.At], pieces, pieces.Count, Finish.Stop, met.Stop);
        }

        return pieces.Count < limit
            ? new(written, pieces, pieces.Count + 1, Finish.End, null)
            : new(written, pieces, pieces.Count, Finish.Length, null);
    }
}

/// <summary>One sample. A stop string's tokens are among its pieces; the mark that ends a text is counted besides.</summary>
internal sealed record Written(string Text, IReadOnlyList<string> Pieces, int Tokens, Finish Finish, string? Stop)
{
    /// <summary>Thought before the text; its tokens are among the sample's.</summary>
    public Written? Thought { get; init; }

    /// <summary>Whether it came to an end of its own.</summary>
    public bool Ended => Finish == Finish.End;

    /// <summary>All tokens in order, an empty one for the mark at an end, with or without those of a stop string.</summary>
    public IEnumerable<string> Spelled(bool stops)
    {
        foreach (var piece in Thought?.Spelled(stops) ?? []) yield return piece;
        var length = 0;
        foreach (var piece in Pieces)
        {
            if (!stops && Stop is not null && (length += piece.Length) > Text.Length) yield break;
            yield return piece;
        }

        if (Ended) yield return "";
    }
}

/// <summary>Why a text ends.</summary>
internal enum Finish
{
    End,
    Stop,
    Length,
}
