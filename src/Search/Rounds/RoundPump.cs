namespace Ponder.Search.Rounds;

/// <summary>
/// Runs many strategies on one thread and gathers what they ask. Whenever all of them wait, <c>admit</c> chooses which requests make the
/// next turn; the rest go on waiting. Replies are given inline and in order, so the whole is as deterministic as the replies.
/// </summary>
/// <typeparam name="TAsk">A request.</typeparam>
/// <typeparam name="TReply">Its reply.</typeparam>
internal sealed class RoundPump<TAsk, TReply>
{
    private readonly Loop loop = new();
    private readonly List<Waiting> waiting = [];

    /// <summary>Asks, on behalf of strategy number <paramref name="strategy"/>; ends when a turn has taken the request.</summary>
    public Task<TReply> AskAsync(int strategy, TAsk ask)
    {
        var request = new Waiting(strategy, ask, new());
        waiting.Add(request);
        return request.Source.Task;
    }

    /// <summary>
    /// Runs the strategies to their ends. Where <paramref name="turn"/> throws, every waiting request fails first, so that strategies
    /// unwind.
    /// </summary>
    /// <param name="strategies">Started in order; each one's exception stays in its own task.</param>
    /// <param name="turn">Given the waiting requests by strategy and order of asking: the replies of those it took, by their place.</param>
    /// <returns>
    /// The strategies that had to be given up, by number: unfinished, and waiting for something that nobody asked here.
    /// </returns>
    public async Task<IReadOnlyList<int>> RunAsync(
        IReadOnlyList<Func<Task>> strategies,
        Func<IReadOnlyList<TAsk>, Task<IReadOnlyList<(int Place, TReply Reply)>>> turn)
    {
        var tasks = new Task[strategies.Count];
        loop.Run(() =>
        {
            for (var i = 0; i < tasks.Length; i++) tasks[i] = StartedAsync(strategies[i]);
        });
        while (Next(tasks) is { Count: > 0 } asked)
        {
            IReadOnlyList<(int Place, TReply Reply)> replies;
            try
            {
                replies = await turn([.. asked.Select(w => w.Ask)]);
            }
            catch (Exception e)
            {
                loop.Run(() => asked.ForEach(w => w.Source.TrySetException(e)));
                throw;
            }

            var taken = replies.Select(r => r.Place).ToHashSet();
            waiting.AddRange(asked.Where((_, place) => !taken.Contains(place)));
            loop.Run(() =>
            {
                foreach (var (place, reply) in replies) asked[place].Source.SetResult(reply);
            });
        }

        return [.. Enumerable.Range(0, tasks.Length).Where(i => !tasks[i].IsCompleted)];
    }

    /// <summary>The waiting requests, in order; requests that an ended strategy left behind are cancelled.</summary>
    private List<Waiting> Next(Task[] tasks)
    {
        var left = waiting.FindAll(w => tasks[w.Strategy].IsCompleted);
        var asked = waiting.FindAll(w => !tasks[w.Strategy].IsCompleted).OrderBy(w => w.Strategy).ToList();
        waiting.Clear();
        loop.Run(() => left.ForEach(w => w.Source.TrySetCanceled()));
        return asked;
    }

    /// <summary>An async wrapper on the loop: a strategy that ends on a foreign thread never ends here, and is found out.</summary>
    private static async Task StartedAsync(Func<Task> strategy) => await strategy();

    private sealed record Waiting(int Strategy, TAsk Ask, TaskCompletionSource<TReply> Source);
}
