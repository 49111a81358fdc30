using System.Globalization;
using Ponder.Core.Proposing;
using Ponder.Core.Voting;
using Ponder.Engine.Results;
using Ponder.Search.Allocation;
using Ponder.Search.Pages;
using Spectre.Console;

namespace Ponder.Cli.Jobs;

/// <summary>Shows one problem of a job to people.</summary>
internal sealed class ProblemPrinter(Terminal terminal)
{
    public void Show(ProblemView view)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        Row("problem", view.Problem);
        foreach (var picture in view.Pictures ?? []) Row("picture", $"{picture.Hash}, {picture.Type}, {picture.Width} x {picture.Height}");
        if (view.Row is not { } row)
        {
            Row("status", view.Refusal ?? "no page has ended on it yet");
            terminal.People.Write(grid);
            return;
        }

        Row("answer", row.Answer ?? "none");
        if (row.Reference is { } reference) Row("reference", $"{reference} ({Judged(row)})");
        Row("why", row.Why ?? "");
        var status = row.Status switch { SolveStatus.Solved => "answered", SolveStatus.Partial => "cut short", _ => "failed" };
        Row("status", $"{status}, confidence {Number(row.Confidence)}{(row.Contested ? ", contested" : "")}");
        Row("spent", JobSession.Spent(row.Spend));
        foreach (var visit in view.Visits) Row($"wave {visit.Wave}", Ran(visit));
        var voters = row.Votes.Sum(g => g.Votes);
        foreach (var group in row.Votes) Row("vote", $"{group.Answer}: {group.Votes:N0} of {voters:N0}{Scores(group)}");
        terminal.People.Write(grid);
        foreach (var candidate in view.Candidates) Show(candidate);

        void Row(string name, string value) => grid.AddRow(new Text(name, Color.Grey), new Text(value));
    }

    private void Show(WrittenCandidate candidate)
    {
        terminal.Line("");
        terminal.Line(string.Join(", ", Facts(candidate)));
        foreach (var line in candidate.Text.TrimEnd().ReplaceLineEndings("\n").Split('\n')) terminal.Line($"  {line}");
    }

    private static IEnumerable<string> Facts(WrittenCandidate candidate)
    {
        yield return $"{candidate.Id}{(candidate.Chosen ? " (chosen)" : "")}";
        if (candidate.Parent is { } parent) yield return $"{(candidate.Purpose.Continues() ? "goes on from" : "after")} {parent}";
        if (candidate.Purpose != Purpose.Solve) yield return candidate.Purpose.ToString().ToLowerInvariant();
        yield return candidate.Answer is { } answer ? $"answer {answer}{Right(candidate.Correct)}" : candidate.Ending switch
        {
            Ending.Step => "ends after a step",
            Ending.Length => "cut off by the token limit",
            Ending.Failed => "failed",
            _ => "no answer",
        };
        yield return $"{candidate.Tokens:N0} tokens";
        if (candidate.Scores is { } scores) yield return $"step scores {string.Join(' ', scores.Select(Number))}";
        if (candidate.Verdict is { } verdict) yield return $"verdict {Number(verdict)}";
        if (candidate.Failure is { } failure) yield return failure;
    }

    private static string Judged(ResultRow row) => row.Correct == true ? "right" : row.Answer is null ? "no answer" : "wrong";

    private static string Right(bool? correct) => correct switch { true => " (right)", false => " (wrong)", _ => "" };

    private static string Scores(AnswerGroup group) =>
        group.BestScore is { } best ? $", scores add up to {Number(group.Weight)}, the best is {Number(best)}" : "";

    private static string Ran(ProblemVisit visit) =>
        $"{visit.Strategy}: {visit.Spend.Samples:N0} samples, {visit.Spend.Tokens:N0} tokens{Why(visit.Reason)}";

    private static string Why(Reason? reason)
    {
        if (reason is null) return "";
        var gain = reason.Gain is { } more ? $", {more:P1} more expected" : "";
        return $"; its answer was right by {reason.Chance:P0}{gain}{(reason.Tokens is { } tokens ? $" for {tokens:N0} tokens" : "")}";
    }

    private static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
