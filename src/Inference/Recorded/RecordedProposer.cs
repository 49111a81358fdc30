using Ponder.Core.Proposing;
using Ponder.Core.Recorded;

namespace Ponder.Inference.Recorded;

/// <summary>
/// Gives recorded answers again, each once: draws without replacement in an order that the seed decides, at the cost that was recorded.
/// The last of the order is kept for temperature 0. Where all are given, a draft fails and says so.
/// </summary>
internal sealed class RecordedProposer(RecordedLibrary library, ulong seed) : IProposer
{
    public ModelIdentity Identity { get; } = new($"recorded {library.Name}", library.Fingerprint, 0);

    public Abilities Abilities => Abilities.None;

    public int ContextLength => int.MaxValue;

    public Reading Read(string problem) =>
        library.Find(problem) is null ? new(0, $"no answers to it are recorded in {library.Name}") : new(0);

    public Task<IReadOnlyList<ProposerReply>> ProposeAsync(IReadOnlyList<ProposerPrompt> prompts, CancellationToken cancel = default) =>
        Task.FromResult<IReadOnlyList<ProposerReply>>([.. prompts.Select(Reply)]);

    private ProposerReply Reply(ProposerPrompt prompt)
    {
        var problem = library.Find(prompt.Problem) ?? throw new InvalidOperationException($"no answers are recorded to: {prompt.Problem}");
        var order = problem.Order(seed);
        return new(0, [.. prompt.Places.Select(place => Draft(problem, order, place, prompt))]);
    }

    private static Draft Draft(RecordedProblem problem, IReadOnlyList<int> order, int place, ProposerPrompt prompt)
    {
        var last = order.Count - 1;
        var taken = prompt.Temperature == 0 ? (place == 0 ? last : -1) : place < last || last == 0 ? place : -1;
        if (taken < 0 || taken >= order.Count)
            return new("", 0, Ending.Failed, $"{order.Count} samples are recorded of problem \"{problem.Id}\", one of them for temperature 0: there is no other");
        var sample = problem.Samples[order[taken]];
        return sample.Tokens > prompt.MaxTokens
            ? new("", prompt.MaxTokens, Ending.Length, $"the recorded sample has {sample.Tokens} tokens, more than the {prompt.MaxTokens} a solution may have")
            : new(RecordedText.Of(problem, order[taken]), sample.Tokens, sample.Answer is null ? Ending.Length : Ending.Finished);
    }
}
