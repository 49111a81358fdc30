using Ponder.Core.Budgets;
using Ponder.Core.Candidates;
using Ponder.Core.Voting;
using Ponder.Engine.Jobs;
using Ponder.Engine.Running;
using Ponder.Evaluation.Cards;
using Ponder.Evaluation.Curves;
using Ponder.Evaluation.Statistics;
using Ponder.Search.Solving;

namespace Ponder.Evaluation.Paper;

/// <summary>
/// Every problem's independent samples, journaled once; what a vote of fewer would do is estimated by resampling, which independent samples
/// allow and
/// searches do not.
/// </summary>
internal sealed class SampleSets(IReadOnlyList<SampleSets.Set> sets, int size, string job, SearchSettings settings)
{
    /// <summary>Resamples per problem and budget: beyond a few dozen, problems are the greater part of the error.</summary>
    private const int Resamples = 24;

    /// <summary>Samples of a problem.</summary>
    public int Size => size;

    /// <summary>What a vote of n samples comes to.</summary>
    public EvalRun Run(VoteRule rule, string strategy, int n) => new(strategy, n, job, [.. sets.Select(set => Row(set, rule, n))]);

    private EvalRow Row(Set set, VoteRule rule, int n)
    {
        var draws = new Draws($"resamples of {n}");
        var times = n >= set.Samples.Count ? 1 : Resamples;
        var right = Enumerable.Range(0, times)
            .Average(_ => set.IsRight(Votes.Take(rule, draws.Some(set.Samples, Math.Min(n, set.Samples.Count)), set.Voting).Answer) ? 1.0 : 0.0);
        return EvalRow.Of(right, settings.Tariff.Price(Spend(set.Spend, rule, Math.Min(1, n / (double)Math.Max(1, set.Samples.Count)))));
    }

    /// <summary>The part of a spend that so many samples are: the prompt is read once however many follow it.</summary>
    private static Spend Spend(Spend all, VoteRule rule, double part)
    {
        var scored = rule != VoteRule.Majority;
        var once = Math.Min(all.PromptTokens, all.VerifierTokens);
        return new()
        {
            Samples = Part(all.Samples),
            Steps = Part(all.Steps),
            PromptTokens = all.PromptTokens,
            CompletionTokens = Part(all.CompletionTokens),
            VerifierTokens = scored ? once + Part(all.VerifierTokens - once) : 0,
            VerifierCalls = scored ? Part(all.VerifierCalls) : 0,
        };

        long Part(long whole) => (long)Math.Round(whole * part);
    }

    /// <summary>The samples of a job of them.</summary>
    public static async Task<SampleSets> OfAsync(JobRun run, CancellationToken cancel)
    {
        var (sets, voting) = (new List<Set>(), run.Spec.Settings.Voting);
        await foreach (var problem in run.Folder.ProblemsAsync(cancel))
        {
            var (entry, outcome) = (problem.Entry.Problem, problem.Outcome!);
            var reference = entry.Reference ?? throw new JobException($"problem \"{entry.Id}\" has no reference answer, which an evaluation needs");
            sets.Add(new([.. outcome.Pool.Where(c => c.Parent is null)], outcome.History[^1].Spend, reference, voting.For(entry.Kind)));
        }

        return new(sets, Math.Max(1, sets.Max(set => set.Samples.Count)), run.Spec.Id, run.Spec.Settings);
    }

    /// <summary>One problem's samples and what they cost.</summary>
    internal sealed class Set(IReadOnlyList<Candidate> samples, Spend spend, string reference, VoteOptions voting)
    {
        private readonly RightAnswers right = new(reference, voting.Equivalence);

        public IReadOnlyList<Candidate> Samples => samples;

        public Spend Spend => spend;

        public VoteOptions Voting => voting;

        public bool IsRight(string? answer) => right.Include(answer);
    }
}
