using Ponder.Core.Budgets;
using Ponder.Search.Rounds;

namespace Ponder.Search.Pages;

/// <summary>
/// Chooses, in order of asking, which requests the budget has room for: whole where the worst case fits, else the largest part that does.
/// What
/// does not fit beside the others waits for them to settle; what does not fit alone is refused.
/// </summary>
internal sealed class Admission(Ledger page, IReadOnlyDictionary<int, Ledger> problems, Overrun overrun)
{
    /// <summary>Per request: what is granted, <c>null</c> to wait, or a refusal.</summary>
    public IReadOnlyList<Decision> Decide(IReadOnlyList<Request> requests)
    {
        var decisions = requests.Select(Reserve).ToList();
        if (!decisions.Exists(d => d.Granted is not null)) return [.. decisions.Select(_ => Decision.Refuse)];
        var busy = requests.Where((_, i) => decisions[i].Granted is not null).Select(r => r.Problem).ToHashSet();
        return [.. decisions.Select((d, i) => d == Decision.Wait && !busy.Contains(requests[i].Problem) && !Own(requests[i]) ? Decision.Refuse : d)];

        bool Own(Request request) => problems[request.Problem].Fits(overrun.Of(request.Worst(1)));
    }

    private Decision Reserve(Request request)
    {
        var (low, high) = (0, request.Count);
        if (!Fits(high))
        {
            while (high - low > 1)
            {
                var middle = (low + high) / 2;
                (low, high) = Fits(middle) ? (middle, high) : (low, middle);
            }

            high = low;
        }

        if (high == 0) return Decision.Wait;
        var worst = overrun.Of(request.Worst(high));
        if (!page.TryReserve(worst) || !problems[request.Problem].TryReserve(worst)) throw new InvalidOperationException("what fits could not be reserved");
        return new(request.Part(high));

        bool Fits(int count) => page.Fits(overrun.Of(request.Worst(count))) && problems[request.Problem].Fits(overrun.Of(request.Worst(count)));
    }
}

/// <summary>A request that can be granted in part: the worst case of the first so many items, and the request for them.</summary>
internal sealed record Request(int Problem, int Count, Func<int, Spend> Worst, Func<int, Ask> Part);

/// <summary>What becomes of a request.</summary>
internal sealed record Decision(Ask? Granted)
{
    public static Decision Wait { get; } = new((Ask?)null);

    public static Decision Refuse { get; } = new((Ask?)null) { Refused = true };

    public bool Refused { get; private init; }
}
