using Ponder.Search.Calibration;
using Ponder.Search.Standings;

namespace Ponder.Search.Allocation.Batch;

/// <summary>One thing that may be done next with a problem: what it gains and costs, and the price of the last bit of it.</summary>
/// <param name="Standing">The problem.</param>
/// <param name="Chance">How likely its answer is right now.</param>
/// <param name="Step">What would be done.</param>
/// <param name="Gain">By how much the chance is expected to grow.</param>
/// <param name="Cost">What it costs, as the purse counts.</param>
/// <param name="Worth">Gain per cost beyond the offer before it on the same problem's frontier.</param>
public sealed record Offer(Standing Standing, double Chance, Step Step, double Gain, double Cost, double Worth);
