using Ponder.Core.Candidates;
using Ponder.Core.Proposing;
using Ponder.Search.Options;
using Ponder.Search.Solving;

namespace Ponder.Search.CollectiveMcts;

/// <summary>Who says what a step is worth: the verifier, or all the proposers, each once at temperature 0.</summary>
internal sealed record StepJudges(bool Proposers)
{
    private const string Name = "judges";
    private const string All = "proposers";

    public static Option Option { get; } = Option.Word(Name, "who judges steps: the verifier, or the proposers each other", "verifier", All);

    public static StepJudges Of(OptionValues values) => new(values.Word(Name) == All);

    /// <summary>Requests for judgements of so many steps.</summary>
    public IReadOnlyList<DrawDemand> Demand(int steps, int writers) => !Proposers ? []
        : [.. Enumerable.Range(0, writers).Select(writer => new DrawDemand(steps, steps) { Writer = writer, Texts = 1, Foreign = true, Needs = Abilities.Judge })];

    /// <summary>The worth of the candidate's last step, 0..1: the mean of the judges who say something; null where nobody does.</summary>
    public async Task<double?> OfAsync(IProblemSearch search, Candidate step)
    {
        if (!Proposers) return step.Scores is { Count: > 0 } scores ? scores[^1] : null;
        var verdicts = await Task.WhenAll(Enumerable.Range(0, search.Writers).Select(writer =>
            search.DrawAsync(new(1) { From = step, Purpose = Purpose.Judge, Texts = [step], Writer = writer, Temperature = 0 })));
        return verdicts.SelectMany(v => v).Average(v => v.Verdict);
    }
}
