using System.Text.Json.Serialization;
using Ponder.Core.Budgets;
using Ponder.Core.Proposing;
using Ponder.Search.Reliability;
using Ponder.Search.Solving;

namespace Ponder.Search.Calibration;

/// <summary>
/// What strategies are worth with two models, by difficulty and budget (Snell et al. 2024, section 3.2): measured on problems with
/// references,
/// or assumed. Arms are strategies with their options, written as <c>name:option=value</c>.
/// </summary>
public sealed record CalibrationTable
{
    /// <summary>The version this code writes and reads.</summary>
    public const int Current = 1;

    /// <summary>The table's version.</summary>
    public int Version { get; init; } = Current;

    /// <summary>In a sentence, what it comes from.</summary>
    public required string Basis { get; init; }

    /// <summary>Who wrote; null where nothing was measured.</summary>
    public ModelIdentity? Proposer { get; init; }

    /// <summary>Who wrote beside it; null and left out of JSON where nobody did.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ModelIdentity>? Others { get; init; }

    /// <summary>Who scored.</summary>
    public ModelIdentity? Verifier { get; init; }

    /// <summary>Problems it was measured on.</summary>
    public int Problems { get; init; }

    /// <summary>
    /// What a job may look at a problem with first, the cheapest look first; the last is the pilot that everything else was measured after.
    /// </summary>
    public required IReadOnlyList<Look> Looks { get; init; }

    /// <summary>How sure a vote is, from its groups.</summary>
    public required Belief Belief { get; init; }

    /// <summary>What to do with a problem of a bin on a budget.</summary>
    public required IReadOnlyList<Cell> Cells { get; init; }

    /// <summary>What going on from one arm to another is worth.</summary>
    public required IReadOnlyList<Step> Steps { get; init; }

    /// <summary>How likely answers are right, by strategy; null where it was not measured.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ConfidenceModel? Confidence { get; init; }

    /// <summary>The arm every problem gets first where the cap allows.</summary>
    [JsonIgnore]
    public StrategyChoice Pilot => Looks[^1].Arm;

    /// <summary>What one sample of a problem costs with its score: the unit of budgets for whole jobs.</summary>
    [JsonIgnore]
    public Spend Sample => Look(1).Cost;

    /// <summary>The same without the arms that cannot be played.</summary>
    public CalibrationTable Where(Func<StrategyChoice, bool> usable) => this with
    {
        Cells = [.. Cells.Where(c => usable(c.Arm))],
        Steps = [.. Steps.Where(s => usable(s.To))],
    };

    /// <summary>The look that has so many samples, or the largest that has fewer.</summary>
    public Look Look(int samples) => Looks.LastOrDefault(look => look.Samples <= samples) ?? Looks[0];

    /// <summary>
    /// The arm for a bin on a budget: that of the largest budget in the table that is no larger; null where there is none.
    /// </summary>
    public StrategyChoice? Arm(int bin, int n) => Cells.Where(c => c.Bin == bin && c.N <= n).MaxBy(c => c.N)?.Arm;
}

/// <summary>A first look at a problem.</summary>
/// <param name="Arm">What is played.</param>
/// <param name="Samples">Samples it has.</param>
/// <param name="Cost">What it costs on average, rounded up.</param>
/// <param name="Thresholds">
/// The predicted ease at which each easier bin ends when so many samples are seen, four in falling order: quintiles of the calibration
/// problems.
/// Empty where there are none, and a job's own quintiles count.
/// </param>
public sealed record Look(
    [property: JsonConverter(typeof(ArmConverter))] StrategyChoice Arm, int Samples, Spend Cost, IReadOnlyList<double> Thresholds);

/// <summary>The best arm of a bin (1 the easiest) whose cost is at most that of weighted best-of-N.</summary>
/// <param name="Bin">The bin.</param>
/// <param name="N">The budget, in sampled solutions scored.</param>
/// <param name="Arm">The arm, chosen on all problems.</param>
/// <param name="Accuracy">Its accuracy, cross-validated: chosen on one half of the problems, measured on the other, and the
/// reverse.</param>
/// <param name="Low">The low end of its 95 % interval.</param>
/// <param name="High">The high end.</param>
/// <param name="Problems">Problems behind it; 0 where it is assumed.</param>
/// <param name="Note">Why it is assumed, where it is.</param>
public sealed record Cell(
    int Bin,
    int N,
    [property: JsonConverter(typeof(ArmConverter))] StrategyChoice Arm,
    double Accuracy,
    double Low,
    double High,
    int Problems,
    string? Note = null);

/// <summary>What going on from one arm to another does to a problem of a bin.</summary>
/// <param name="Bin">The bin.</param>
/// <param name="From">The arm whose answer stands.</param>
/// <param name="To">The arm played next.</param>
/// <param name="Rescue">How likely a wrong answer becomes right.</param>
/// <param name="Loss">How likely a right one becomes wrong.</param>
/// <param name="Cost">What it costs beyond what is paid, on average, rounded up.</param>
/// <param name="Problems">Problems behind it; 0 where it is assumed.</param>
public sealed record Step(
    int Bin,
    [property: JsonConverter(typeof(ArmConverter))] StrategyChoice From,
    [property: JsonConverter(typeof(ArmConverter))] StrategyChoice To,
    double Rescue,
    double Loss,
    Spend Cost,
    int Problems)
{
    /// <summary>By how much the chance of a right answer is expected to grow.</summary>
    public double Gain(double chance) => ((1 - chance) * Rescue) - (chance * Loss);
}
