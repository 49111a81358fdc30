using System.Globalization;
using Ponder.Search.Standings;

namespace Ponder.Search.Allocation;

/// <summary>
/// Whether the verifier's scores say anything, told without references: where samples agree, answers are more often right, and a verifier
/// that knows anything scores them higher. Scores that do not rise with agreement are noise, and a vote does better without them.
/// </summary>
/// <param name="Correlation">Of mean score and agreement over problems (Pearson), −1..1.</param>
/// <param name="Problems">Problems that can tell: those of the audit, which were not chosen for their scores.</param>
public sealed record Trust(double Correlation, int Problems)
{
    internal const int Enough = 20;
    private const double Deviations = 2;

    /// <summary>Half of what a correlation of 0.6 is on Fisher's z: nearer to that of a verifier that knows than to none.</summary>
    private const double Nearer = 0.35;

    /// <summary>
    /// False only where enough problems could tell and the correlation is within two standard errors of none, 1/√(n − 3) on Fisher's z; of a
    /// few problems, where it is nearer to none.
    /// </summary>
    public bool Holds => Problems < Enough || Math.Atanh(Math.Min(Correlation, 1 - 1e-9)) > Math.Min(Nearer, Deviations / Math.Sqrt(Problems - 3));

    /// <summary>
    /// What the pilot shows; problems that all agree alike, or are all scored alike, show nothing and leave the trust there is.
    /// </summary>
    public static Trust Of(IReadOnlyList<Standing> standings)
    {
        var told = Audit.Told(standings).Select(s => (Score: s.Pilot.Score!.Value, s.Pilot.Share)).ToList();
        if (told.Count == 0) return new(0, 0);
        var (score, share) = (told.Average(t => t.Score), told.Average(t => t.Share));
        var (scores, shares) = (told.Sum(t => Square(t.Score - score)), told.Sum(t => Square(t.Share - share)));
        return scores * shares > 0 ? new(told.Sum(t => (t.Score - score) * (t.Share - share)) / Math.Sqrt(scores * shares), told.Count) : new(0, 0);

        static double Square(double x) => x * x;
    }

    /// <inheritdoc/>
    public override string ToString() => Problems < Enough
        ? "too few problems to tell whether the verifier can be trusted, so it is"
        : string.Create(CultureInfo.InvariantCulture,
            $"the verifier is {(Holds ? "trusted" : "not trusted and the majority decides")}: over {Problems} problems its scores and the samples' agreement correlate by {Correlation:F2}");
}
