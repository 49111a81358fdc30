using Ponder.Core.Budgets;
using Ponder.Search.Standings;

namespace Ponder.Search.Allocation.Ballots;

/// <summary>A few more samples of one problem: what they may change, and what they cost.</summary>
/// <param name="Standing">The problem.</param>
/// <param name="Samples">How many more.</param>
/// <param name="Doubt">How likely the problem is doubtful at all.</param>
/// <param name="Gain">How likely its answer is not the one that more samples would settle on.</param>
/// <param name="Worth">What ranks it.</param>
internal sealed record Draw(Standing Standing, int Samples, double Doubt, double Gain, double Worth)
{
    /// <summary>
    /// What the exponents are: fitted to the three recorded models, with the mean height over the envelope of uniform rules as the measure.
    /// The gain of one more sample falls with the lead it must overturn, with what was drawn in vain, and with its length.
    /// </summary>
    private const double OfDoubt = 0.65;
    private const double OfLead = 0.9;
    private const double OfDrawn = 1;
    private const double OfLength = 0.4;

    /// <summary>A quarter of what is drawn already, so that many samples take few waves.</summary>
    private const int Part = 4;

    /// <summary>Samples in vain after which a problem without any answer is given up.</summary>
    private const int InVain = 8;

    /// <summary>What more samples of the problem are worth; null where there may be no more.</summary>
    public static Draw? Of(Standing standing, VoteTally tally, Agreement agreement, int most)
    {
        if (tally.Samples >= most || (tally.First == 0 && tally.Samples >= InVain)) return null;
        var (doubt, turn) = (agreement.Doubt(tally), Lead.Overturned(tally.First, tally.Second));
        var cost = Math.Pow(tally.First - tally.Second + 1, OfLead) * Math.Pow(tally.Samples, OfDrawn) * Math.Exp(tally.LogLength * OfLength);
        return new(standing, Math.Min(most, tally.Samples + ((tally.Samples + Part - 1) / Part)) - tally.Samples, doubt, doubt * turn, Math.Pow(doubt, OfDoubt) * turn / cost);
    }

    /// <summary>What the samples are expected to cost: as those before them, rounded up.</summary>
    public Spend Cost
    {
        get
        {
            var (spent, drawn) = (Standing.Spent, Standing.Samples);
            return new Spend { Samples = 1, PromptTokens = Each(spent.PromptTokens), CompletionTokens = Each(spent.CompletionTokens) } * Samples;

            long Each(long sum) => (sum + drawn - 1) / drawn;
        }
    }
}
