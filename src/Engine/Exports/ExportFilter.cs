using Ponder.Engine.Jobs;

namespace Ponder.Engine.Exports;

/// <summary>Which candidates are exported.</summary>
public sealed record ExportFilter
{
    /// <summary>Only candidates whose answer is the known one; of preferences the better side.</summary>
    /// <value>False by default.</value>
    public bool Right { get; init; }

    /// <summary>Only problems whose answer has at least this confidence, 0..1.</summary>
    /// <value>0 by default: all.</value>
    public double Confidence { get; init; }

    /// <summary>
    /// Which solutions of a problem come first: of preferences the better sides, of candidates only where not all of them are wanted. A text
    /// comes once.
    /// </summary>
    /// <value>The best by default.</value>
    public ExportOrder Order { get; init; }

    /// <summary>Rows of a problem at most, in that order.</summary>
    /// <value>Null by default: all candidates and steps, one solution, 4 preferences.</value>
    public int? PerProblem { get; init; }

    /// <exception cref="JobException">A value is out of its range.</exception>
    public void Check()
    {
        if (!(Confidence is >= 0 and <= 1)) throw new JobException($"a confidence of {Confidence}: expected a number from 0 to 1");
        if (!Enum.IsDefined(Order)) throw new JobException($"an order of {Order}: expected {string.Join(" or ", ExportOrders.Names)}");
        if (PerProblem < 1) throw new JobException($"{PerProblem} rows of a problem: expected 1 or more");
    }
}
