using Ponder.Answers;
using Ponder.TestKit.SharedData;
using Ponder.TestKit.Skipping;

namespace Ponder.Answers.Tests;

/// <summary>Answers as models write them, judged by hand.</summary>
[NeedsSharedData(Reported)]
public class WrittenCasesTests
{
    private const string Reported = "answer-cases/cases.jsonl";
    private const double Share = 0.97;

    [Fact]
    public void Judges_the_projects_own_cases() => Assert.Equal("", Wrong(LabelledPairs.Judge(Own(), "written.jsonl")));

    [Fact]
    public void Judges_the_other_kinds_of_answers() => Assert.Equal("", Wrong(LabelledPairs.Judge(Kinds(), "kinds.jsonl")));

    [NeedyFact]
    public void Judges_the_reported_cases()
    {
        var result = LabelledPairs.Judge(File.ReadLines(SharedFolder.Locate(Reported)), Reported);
        Assert.True(result.Equal.Right >= Share * result.Equal.Total, Wrong(result));
        Assert.True(result.Different.Right >= Share * result.Different.Total, Wrong(result));
    }

    internal static IEnumerable<string> Own() => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Cases", "written.jsonl"));

    internal static IEnumerable<string> Kinds() => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Cases", "kinds.jsonl"));

    private static string Wrong(LabelledResult result) =>
        string.Join("\n", result.Wrong.Select(p => $"{p.Line} {p.Expected}: {p.Gold} | {p.Pred} read as {p.PredRead.Answer}"));
}
