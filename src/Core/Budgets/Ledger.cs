namespace Ponder.Core.Budgets;

/// <summary>
/// One page's share of the budget: reserve the worst case before a call, settle to the actual after it. While every call stays
/// within its reservation, spent and reserved together never exceed the cap.
/// </summary>
/// <param name="cap">The share.</param>
public sealed class Ledger(Cap cap)
{
    /// <summary>What has been settled, calls in doubt at their worst case included.</summary>
    public Spend Spent { get; private set; }

    /// <summary>What is reserved and not yet settled.</summary>
    public Spend Reserved { get; private set; }

    /// <summary>What a further reservation may take.</summary>
    public Cap Free => cap.Less(Spent + Reserved);

    /// <summary>Whether <paramref name="worst"/> would fit now.</summary>
    public bool Fits(Spend worst) => cap.Allows(Spent + Reserved + worst);

    /// <summary>Reserves the worst case if it fits; false, with nothing changed, where it does not.</summary>
    public bool TryReserve(Spend worst)
    {
        if (!Fits(worst)) return false;
        Reserved += worst;
        return true;
    }

    /// <summary>Frees every reservation and charges what the calls came to.</summary>
    public void Settle(Spend actual)
    {
        Reserved = default;
        Spent += actual;
    }
}
