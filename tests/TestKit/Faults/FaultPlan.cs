namespace Ponder.TestKit.Faults;

/// <summary>Counts the calls to a store and to models, from 1, and plays at each the fault it is told to.</summary>
/// <param name="at">The fault at a call, given its number and its name, such as <c>create jobs/…</c> or <c>propose</c>.</param>
public sealed class FaultPlan(Func<int, string, Fault> at)
{
    private int calls;
    private volatile bool dead;

    /// <summary>No faults: counts only.</summary>
    public static FaultPlan Quiet() => new((_, _) => Fault.None);

    /// <summary>One fault, at that call.</summary>
    public static FaultPlan Once(int call, Fault fault) => new((number, _) => number == call ? fault : Fault.None);

    /// <summary>How many calls there were.</summary>
    public int Calls => calls;

    /// <summary>The call that a fault other than a delay hit last.</summary>
    public string? Hit { get; private set; }

    /// <summary>Plays the call.</summary>
    /// <param name="name">What it is called in messages.</param>
    /// <param name="call">Does it.</param>
    /// <param name="truncated">Does half of it; null where halves mean nothing.</param>
    public async Task<T> PlayAsync<T>(string name, Func<Task<T>> call, Func<Task<T>>? truncated = null)
    {
        var number = Interlocked.Increment(ref calls);
        if (dead) throw new FaultException($"{name}: the process is dead");
        var fault = at(number, name);
        if (fault is not (Fault.None or Fault.Delay)) Hit = name;
        switch (fault)
        {
            case Fault.Fail:
                throw new FaultException($"{name}: refused");
            case Fault.Lose:
                await call();
                throw new FaultException($"{name}: the answer is lost");
            case Fault.Truncate when truncated is not null:
                return await truncated();
            case Fault.Duplicate:
                await call();
                return await call();
            case Fault.Delay:
                await Task.Delay(number % 3);
                return await call();
            case Fault.TimeOut:
                await call();
                throw new TaskCanceledException($"{name}: no answer in time");
            case Fault.Kill:
                dead = true;
                throw new FaultException($"{name}: killed");
            default:
                return await call();
        }
    }
}
