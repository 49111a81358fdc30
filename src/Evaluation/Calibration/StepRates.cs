using Ponder.Core.Budgets;
using Ponder.Search.Calibration;
using Ponder.Search.Catalogue;

namespace Ponder.Evaluation.Calibration;

/// <summary>
/// How often going on from one arm to a dearer one fixes a wrong answer, spoils a right one, and what it costs. Thin bins borrow from all bins
/// together: a rate counts as many cases of the overall one beside its own as <see cref="OverallCases"/> says.
/// </summary>
internal sealed class StepRates(IReadOnlyList<Trial> trials, IReadOnlyList<IReadOnlyList<int>> bins, StrategyCatalogue strategies)
{
    private const double OverallCases = 4;

    /// <summary>How much dearer an arm must be for going on to it to be more than another throw of the same dice.</summary>
    private const double Dearer = 1.3;

    private readonly int pilot = bins.Count - 1;

    public IReadOnlyList<Step> Steps => [.. from bin in Enumerable.Range(1, Bins.Count) from step in Of(bin) select step];

    private IEnumerable<Step> Of(int bin)
    {
        IReadOnlyList<int> everywhere = [.. Enumerable.Range(0, bins[pilot].Count)];
        for (var place = 0; place < trials.Count; place++)
        {
            // A problem is in the bin that as many samples as the arm has seen put it in.
            var (from, sorted) = (trials[place], bins[Math.Min(place, pilot)]);
            IReadOnlyList<int> here = [.. everywhere.Where(p => sorted[p] == bin)];
            foreach (var to in trials.Skip(1).Where(to => to != from && Goes(from, to)))
            {
                yield return new(
                    bin, from.Arm, to.Arm,
                    Rate(here, from, to, right: false), Rate(here, from, to, right: true), Cost(here, from, to), here.Count);
            }
        }

        bool Goes(Trial from, Trial to) =>
            to.Cost(everywhere) >= Dearer * from.Cost(everywhere) ||
            (to.Cost(everywhere) >= from.Cost(everywhere) && IsLook(from));

        double Rate(IReadOnlyList<int> at, Trial from, Trial to, bool right)
        {
            var (cases, turned) = Count(at, from, to, right);
            var (allCases, allTurned) = Count(everywhere, from, to, right);
            return Math.Round((turned + (OverallCases * (allCases == 0 ? 0 : allTurned / (double)allCases))) / (cases + OverallCases), 4);
        }
    }

    private static (int Cases, int Turned) Count(IReadOnlyList<int> at, Trial from, Trial to, bool right)
    {
        var cases = at.Where(p => from.Results[p].Right == right).ToList();
        return (cases.Count, cases.Count(p => to.Results[p].Right != right));
    }

    /// <summary>Draws that both arms make are paid once.</summary>
    private Spend Cost(IReadOnlyList<int> at, Trial from, Trial to)
    {
        var (a, b) = (from.Arm, to.Arm);
        var paid = (a.Name == b.Name && strategies.Writer(a) == strategies.Writer(b) && strategies.Find(a.Name).Nested) || IsLook(from) ? from : trials[pilot];
        return Mean([.. at.Select(p => to.Results[p].Spent - paid.Results[p].Spent)], to.Mixed);
    }

    private bool IsLook(Trial trial) => trials.Take(pilot + 1).Contains(trial);

    /// <summary>The mean, rounded up, unit by unit.</summary>
    /// <param name="spends">The spends.</param>
    /// <param name="priced">Whether FLOPs and money are kept: what one proposer costs is reckoned from tokens again, by the prices of the day.</param>
    public static Spend Mean(IReadOnlyList<Spend> spends, bool priced)
    {
        var (total, count) = (spends.Aggregate(default(Spend), (sum, spend) => sum + spend), Math.Max(1, spends.Count));
        return new()
        {
            Samples = Up(total.Samples),
            Steps = Up(total.Steps),
            PromptTokens = Up(total.PromptTokens),
            CompletionTokens = Up(total.CompletionTokens),
            VerifierTokens = Up(total.VerifierTokens),
            VerifierCalls = Up(total.VerifierCalls),
            Flops = priced ? Math.Max(0, Math.Round(total.Flops / count)) : 0,
            Money = priced ? Math.Max(0, total.Money / count) : 0,
        };

        long Up(long sum) => Math.Max(0, (sum + count - 1) / count);
    }
}
