using System.CommandLine;
using Ponder.Answers;
using Ponder.Cli.Files;
using Ponder.Cli.Jobs;

namespace Ponder.Cli;

/// <summary><c>ponder answers</c>: checks answer equivalence on labelled pairs, or reads one text.</summary>
internal static class AnswersCommand
{
    private const int Shown = 70;

    public static Command Create()
    {
        var file = new Argument<FileInfo?>("cases")
        {
            Description = "Pairs as JSON Lines: gold, pred, expected; optional kind, answerType and problem.",
            Arity = ArgumentArity.ZeroOrOne,
        }.Read();
        var text = new Option<string?>("--text") { Description = "Shows what is read from this text." };
        var answers = new KindArgument();
        var json = new Option<bool>("--json") { Description = "One JSON document on standard output, with every pair." };
        var command = new Command("answers", "Checks how answers are read and compared, on pairs that say what is right.") { file, text, answers.Option, json };
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(file) is null == parsed.GetValue(text) is null)
                parsed.AddError("give either a file of pairs or --text TEXT");
        });
        command.SetAction(parsed =>
        {
            var terminal = new Terminal(parsed.GetValue(json), parsed.InvocationConfiguration);
            if (parsed.GetValue(text) is { } one) Read(one, answers.Read(parsed) ?? AnswerKind.Math, terminal);
            else return Judge(parsed.GetValue(file)!, answers.Read(parsed) ?? AnswerKind.Math, terminal);
            return 0;
        });
        return command;
    }

    private static void Read(string text, AnswerKind kind, Terminal terminal)
    {
        var reading = AnswerExtractor.Read(text, new ExtractionOptions { Kind = kind });
        terminal.Line(reading.Answer is null ? $"abstains: {reading.Why}"
            : $"{reading.Answer}   ({reading.Why}, at character {reading.Start})");
        terminal.Document(reading);
    }

    /// <summary>Judges every pair; the code says whether a judgement differs from its label.</summary>
    private static int Judge(FileInfo source, AnswerKind kind, Terminal terminal)
    {
        if (!source.Exists) throw new FileNotFoundException($"there is no file {source}");
        var result = LabelledPairs.Judge(File.ReadLines(source.FullName), source.ToString(), kind);
        terminal.Line($"equal pairs judged equal: {result.Equal.Right} of {result.Equal.Total}");
        terminal.Line($"different pairs judged different: {result.Different.Right} of {result.Different.Total}");
        foreach (var pair in result.Wrong) Show(pair, terminal);
        terminal.Line("");
        terminal.Line($"{"kind",-16}{"equal",12}{"different",12}");
        foreach (var row in result.ByKind)
            terminal.Line($"{row.Kind,-16}{Of(row.Equal),12}{Of(row.Different),12}");
        terminal.Document(new { result.Equal, result.Different, Kinds = result.ByKind, result.Pairs });
        return result.Wrong.Any() ? Failures.SomeFailed : 0;
    }

    private static void Show(JudgedPair pair, Terminal terminal)
    {
        terminal.Line("");
        terminal.Line($"line {pair.Line}: labelled {Name(pair.Expected)}, judged {Name(pair.Judged)}: {pair.Why}");
        terminal.Line($"  gold {Quoted(pair.Gold, pair.GoldRead)}");
        terminal.Line($"  pred {Quoted(pair.Pred, pair.PredRead)}");
    }

    private static string Quoted(string text, AnswerReading reading)
    {
        var line = text.ReplaceLineEndings(" ");
        var quoted = line.Length <= Shown ? line : "…" + line[^Shown..];
        return reading.Answer is { } answer ? $"{answer}   ({reading.Why}) in: {quoted}" : $"read whole ({reading.Why}): {quoted}";
    }

    private static string Name(bool equal) => equal ? "equal" : "different";

    private static string Of(PairCount count) => count.Total == 0 ? "" : $"{count.Right} of {count.Total}";
}
