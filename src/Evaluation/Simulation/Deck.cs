using Ponder.Answers;
using Ponder.Core.Recorded;
using Ponder.Core.Verifying;

namespace Ponder.Evaluation.Simulation;

/// <summary>A problem's recorded samples as numbers: which answers are the same, which are right, what each cost.</summary>
internal sealed class Deck
{
    /// <summary>The class of a sample that answers nothing.</summary>
    public const int None = -1;

    private readonly RecordedProblem problem;
    private readonly int[] classes;
    private readonly bool[] right;

    public Deck(RecordedProblem problem)
    {
        this.problem = problem;
        List<string> answers = [.. problem.Samples.Select(s => s.Answer).OfType<string>().Distinct()];
        var equivalence = EquivalenceOptions.For(problem.Kind, null);
        var first = AnswerClasses.Of(answers, equivalence);
        var places = answers.Select((answer, place) => (answer, place)).ToDictionary(x => x.answer, x => first[x.place], StringComparer.Ordinal);
        classes = [.. problem.Samples.Select(s => s.Answer is { } answer ? places[answer] : None)];
        right = [.. answers.Select(answer => problem.Reference is { } reference && AnswerEquivalence.Matches(reference, answer, equivalence))];
    }

    /// <summary>Mean tokens of a sample.</summary>
    public double Tokens => problem.Samples.Average(s => (double)s.Tokens);

    /// <summary>The share of its samples that are right.</summary>
    public double PassRate => classes.Count(c => c != None && right[c]) / (double)classes.Length;

    /// <summary>Whether a verifier scored all that answer.</summary>
    public bool Scored => problem.Samples.All(s => s.Answer is null || s.Scores is not null);

    /// <summary>The samples in the order of a seed.</summary>
    public Hand Deal(ulong seed)
    {
        var order = problem.Order(seed);
        var dealt = order.Select(place => problem.Samples[place]).ToList();
        return new(
            [.. order.Select(place => classes[place])], [.. dealt.Select(s => s.Tokens)], right,
            [.. dealt.Select(s => Aggregation.Last.Of(s.Scores))], [.. dealt.Select(s => s.VerifierTokens)]);
    }
}
