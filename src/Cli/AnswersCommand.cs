using System.CommandLine;
using Ponder.Answers;

namespace Ponder.Cli;

/// <summary><c>ponder answers</c>: checks answer equivalence on labelled pairs.</summary>
internal static class AnswersCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("cases") { Description = "Pairs as JSON Lines: gold, pred, expected." };
        var json = new Option<bool>("--json") { Description = "One JSON document on standard output." };
        var command = new Command("answers", "Checks answer equivalence on labelled pairs.") { file, json };
        command.SetAction(parsed =>
        {
            var (terminal, source) = (new Terminal(parsed.GetValue(json), parsed.InvocationConfiguration), parsed.GetValue(file)!);
            if (!source.Exists) throw new FileNotFoundException($"there is no file {source}");
            var (equal, different, wrong) = LabelledPairs.Judge(File.ReadLines(source.FullName), source.ToString());
            terminal.Line($"equal pairs judged equal: {equal.Right} of {equal.Total}");
            terminal.Line($"different pairs judged different: {different.Right} of {different.Total}");
            if (wrong.Count > 0) terminal.Line($"judged otherwise than labelled: lines {string.Join(", ", wrong)}");
            terminal.Document(new { equal, different });
        });
        return command;
    }
}
