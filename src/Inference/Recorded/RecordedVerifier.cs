using Ponder.Core.Proposing;
using Ponder.Core.Recorded;
using Ponder.Core.Verifying;

namespace Ponder.Inference.Recorded;

/// <summary>Gives recorded scores again, found by the text of the sample they were given to.</summary>
internal sealed class RecordedVerifier(RecordedLibrary library) : IVerifier
{
    private static readonly Verdict None = new(null, "no score of it is recorded");

    public ModelIdentity Identity { get; } = new($"recorded {library.Name}", library.Fingerprint, 0);

    public Aggregation Aggregation => Aggregation.Last;

    public Task<IReadOnlyList<VerifierReply>> ScoreAsync(IReadOnlyList<VerifierPrompt> prompts, CancellationToken cancel = default) =>
        Task.FromResult<IReadOnlyList<VerifierReply>>([.. prompts.Select(Reply)]);

    private VerifierReply Reply(VerifierPrompt prompt)
    {
        var (problem, room) = (library.Find(prompt.Problem), (long)prompt.MaxTokens);
        var (verdicts, spent) = (new List<Verdict>(), 0L);
        foreach (var solution in prompt.Solutions)
        {
            var sample = problem is null ? null : Find(problem, solution.Prefix + solution.Text);
            var fits = sample is null || spent + sample.VerifierTokens <= room;
            verdicts.Add(sample?.Scores is not { } scores ? None : fits ? new(scores) : new(null, "scoring it cost more than was set aside"));
            if (sample?.Scores is not null && fits) spent += sample.VerifierTokens;
        }

        return new((int)spent, verdicts);
    }

    private static RecordedSample? Find(RecordedProblem problem, string text)
    {
        for (var place = 0; place < problem.Samples.Count; place++)
        {
            if (RecordedText.Of(problem, place) == text) return problem.Samples[place];
        }

        return null;
    }
}
