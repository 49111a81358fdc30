using System.Globalization;
using Ponder.Search.Standings;

namespace Ponder.Search.Allocation;

/// <summary>
/// Whether the verifier's scores say anything, told without references: where samples agree, answers are more often right, and a verifier
/// that knows anything scores them higher. Scores that do not rise with agreement are noise, and a vote does better without them.
/// </summary>
/// <param name="Correlation">Of mean score and agreement over problems (Pearson), −1..1.</param>
/// <param name="Problems">Problems that can tell: with scores and more than one sample.</param>
/// <param name="Needed">How many it takes to go by them: enough, and most of all, since a part that was chosen for its scores shows
/// nothing.</param>
public sealed record Trust(double Correlation, int Problems, int Needed = Trust.Enough)
{
    internal const int Enough = 20;
    private const double Deviations = 2;

    /// <summary>
    /// False only where enough problems could tell and the correlation is within two standard errors of none: 1/√(n − 3) on Fisher's z.
    /// </summary>
    public bool Holds => Problems < Needed || Math.Atanh(Math.Min(Correlation, 1 - 1e-9)) > Deviations / Math.Sqrt(Problems - 3);

    /// <summary>
    /// What the pilot shows; problems that all agree alike, or are all scored alike, show nothing and leave the trust there is.
    /// </summary>
    public static Trust Of(IReadOnlyList<Standing> standings)
    {
        var needed = Math.Max(Enough, standings.Count(s => s.Readable) / 2);
        var told = standings.Where(s => s.Pilot is { Samples: > 1, Score: not null }).Select(s => (Score: s.Pilot.Score!.Value, s.Pilot.Share)).ToList();
        if (told.Count == 0) return new(0, 0);
        var (score, share) = (told.Average(t => t.Score), told.Average(t => t.Share));
        var (scores, shares) = (told.Sum(t => Square(t.Score - score)), told.Sum(t => Square(t.Share - share)));
        return scores * shares > 0 ? new(told.Sum(t => (t.Score - score) * (t.Share - share)) / Math.Sqrt(scores * shares), told.Count, needed) : new(0, 0);

        static double Square(double x) => x * x;
    }

    /// <inheritdoc/>
    public override string ToString() => Problems < Needed
        ? "too few problems to tell whether the verifier can be trusted, so it is"
        : string.Create(CultureInfo.InvariantCulture,
            $"the verifier is {(Holds ? "trusted" : "not trusted and the majority decides")}: over {Problems} problems its scores and the samples' agreement correlate by {Correlation:F2}");
}
