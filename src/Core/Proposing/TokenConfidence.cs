using System.Text.Json.Serialization;

namespace Ponder.Core.Proposing;

/// <summary>
/// How sure a model was of what it wrote, token by token, in few numbers: short texts keep every token, of longer ones equal pieces keep their
/// means. Higher is surer. Where a model gives its likeliest tokens, a token's confidence is minus the mean of their log probabilities
/// (DeepConf, Fu et al. 2025, section 2); where it gives the written token's alone, it is that token's probability, 0..1. A model gives one of
/// the two, so that texts of one job can be compared.
/// </summary>
/// <param name="Tokens">Tokens that were measured, from 1.</param>
/// <param name="Means">The mean confidence of each piece, in thousandths; the last piece may be shorter than the others.</param>
public sealed record TokenConfidence(int Tokens, IReadOnlyList<int> Means)
{
    /// <summary>Pieces at most.</summary>
    public const int Most = 64;

    /// <summary>The likeliest tokens that are looked at, where a model gives as many.</summary>
    public const int Likeliest = 20;

    /// <summary>What a log probability counts at most: servers have numbers of their own for "never".</summary>
    private const double Never = 100;

    private const double Thousandths = 1000;

    /// <summary>Tokens of a piece: 1, 2, 4, 8 and so on.</summary>
    [JsonIgnore]
    public int Piece
    {
        get
        {
            var piece = 1;
            while (piece * (long)Most < Tokens) piece *= 2;
            return piece;
        }
    }

    /// <summary>That of a text whose tokens have these confidences; null where there is none.</summary>
    public static TokenConfidence? Of(IEnumerable<double> tokens)
    {
        var all = tokens.ToList();
        if (all.Count == 0) return null;
        var empty = new TokenConfidence(all.Count, []);
        return empty with { Means = [.. all.Chunk(empty.Piece).Select(piece => (int)Math.Round(piece.Average() * Thousandths))] };
    }

    /// <summary>A token's confidence by the log probabilities of the likeliest tokens in its place.</summary>
    public static double OfLikeliest(IReadOnlyCollection<double> logprobs) => logprobs.Average(l => Math.Clamp(-l, 0, Never));

    /// <summary>A token's confidence by its own log probability alone.</summary>
    public static double OfWritten(double logprob) => Math.Exp(Math.Clamp(logprob, -Never, 0));

    /// <summary>That of this text and what goes on from it.</summary>
    public TokenConfidence Then(TokenConfidence next) => Of([.. All(), .. next.All()])!;

    /// <summary>Each piece with its tokens and its mean confidence.</summary>
    public IEnumerable<(int Tokens, double Mean)> Pieces() =>
        Means.Select((mean, i) => (Math.Min(Piece, Tokens - (i * Piece)), mean / Thousandths));

    /// <inheritdoc/>
    public bool Equals(TokenConfidence? other) => other is not null && Tokens == other.Tokens && Means.SequenceEqual(other.Means);

    /// <inheritdoc/>
    public override int GetHashCode() => Means.Aggregate(Tokens, (hash, mean) => unchecked((hash * 31) + mean));

    private IEnumerable<double> All() => Pieces().SelectMany(piece => Enumerable.Repeat(piece.Mean, piece.Tokens));
}
