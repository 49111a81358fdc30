using Ponder.Core.Candidates;

namespace Ponder.Core.Voting;

/// <summary>What a pool came to: the chosen answer, how sure that is, and every group of equivalent answers, strongest first.</summary>
public sealed record Vote
{
    /// <summary>A vote nobody took part in.</summary>
    public static Vote None { get; } = new();

    /// <summary>The chosen answer in its group's first spelling; null where nobody voted.</summary>
    public string? Answer { get; init; }

    /// <summary>0..1: the winning group's share of votes or weight, or the best candidate's score.</summary>
    public double Confidence { get; init; }

    /// <summary>How it was chosen; the majority where every voter was unscored.</summary>
    public VoteRule Rule { get; init; }

    /// <summary>The candidate that stands for the answer.</summary>
    public CandidateId? Chosen { get; init; }

    /// <summary>The verifier's choice and the majority differ, and the verifier's margin is small.</summary>
    public bool Contested { get; init; }

    /// <summary>Groups of equivalent answers, the winner first.</summary>
    public IReadOnlyList<AnswerGroup> Groups { get; init; } = [];

    /// <summary>The same vote decided for the group that this candidate is best in.</summary>
    /// <exception cref="InvalidOperationException">It is the best of no group.</exception>
    public Vote For(Candidate candidate)
    {
        var chosen = Groups.First(g => g.Best == candidate.Id);
        return this with
        {
            Answer = chosen.Answer,
            Confidence = chosen.BestScore ?? Confidence,
            Chosen = chosen.Best,
            Groups = [chosen, .. Groups.Where(g => g != chosen)],
        };
    }
}

/// <summary>Equivalent answers: the first spelling, how many candidates gave it, the sum and the best of their scores.</summary>
/// <param name="Answer">The spelling of the first that votes.</param>
/// <param name="Votes">How many candidates gave it.</param>
/// <param name="Weight">The sum of their scores.</param>
/// <param name="BestScore">The highest of them, 0..1; null where none has one.</param>
/// <param name="First">The candidate whose spelling this is.</param>
/// <param name="Best">The candidate with the highest score, the earlier of equals.</param>
public sealed record AnswerGroup(string Answer, int Votes, double Weight, double? BestScore, CandidateId First, CandidateId Best);

/// <summary>How an answer is chosen.</summary>
public enum VoteRule
{
    /// <summary>The largest group (self-consistency; Wang et al. 2023, section 2).</summary>
    Majority,

    /// <summary>The candidate with the highest score (best-of-N).</summary>
    Best,

    /// <summary>The group with the largest sum of scores (weighted best-of-N; Snell et al. 2024, section 5.1).</summary>
    Weighted,

    /// <summary>The group with the largest sum of the proposer's own confidences (CISC, Taubenfeld et al. 2025; DeepConf, Fu et al. 2025).</summary>
    Confidence,

    /// <summary>The answer of the solution that comes first where solutions are compared in pairs.</summary>
    Tournament,
}
