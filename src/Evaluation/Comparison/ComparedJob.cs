using Ponder.Evaluation.Statistics;

namespace Ponder.Evaluation.Comparison;

/// <summary>One of two jobs that are compared: figures over the problems that both have.</summary>
/// <param name="Job">Its id.</param>
/// <param name="Strategy">What it ran.</param>
/// <param name="Proposer">Who wrote.</param>
/// <param name="Alone">Its problems that the other has not.</param>
/// <param name="Accuracy">The share of known answers that it has, 0..1; null where none is known.</param>
/// <param name="Tokens">Tokens charged for a problem.</param>
/// <param name="Total">Tokens charged for all of them.</param>
public sealed record ComparedJob(string Job, string Strategy, string Proposer, int Alone, Estimate? Accuracy, Estimate Tokens, long Total);

/// <summary>A problem that two jobs answer differently.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Problem">Its text.</param>
/// <param name="Reference">The known answer, where there is one.</param>
/// <param name="A">What the first made of it.</param>
/// <param name="B">What the second made of it.</param>
public sealed record ChangedProblem(string Id, string Problem, string? Reference, ComparedAnswer A, ComparedAnswer B);

/// <summary>What a job made of a problem.</summary>
/// <param name="Answer">Its answer; null where it has none.</param>
/// <param name="Right">Whether that is the known one; null where nobody knows.</param>
/// <param name="Tokens">Tokens charged for it.</param>
public sealed record ComparedAnswer(string? Answer, bool? Right, long Tokens);
