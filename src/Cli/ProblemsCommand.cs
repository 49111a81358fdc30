using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Ponder.Cli.Files;
using Ponder.Cli.Words;
using Ponder.Inference.Embedded.Tokens;
using Ponder.WordProblems;

namespace Ponder.Cli;

/// <summary><c>ponder problems</c>: problems of the shipped family as JSON Lines.</summary>
internal static class ProblemsCommand
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var seed = new Option<ulong>("--seed") { Description = "The same seed gives the same problems.", DefaultValueFactory = _ => 1 };
        var count = new Option<int>("--count") { Description = "How many.", DefaultValueFactory = _ => 100 }.AtLeast(0);
        var split = new Option<string>("--split") { Description = "No problem is in two splits.", DefaultValueFactory = _ => "test" };
        split.AcceptOnlyFromAmong("train", "calibration", "test");
        var output = new Option<FileInfo?>("--out") { Description = "The file to write (default: standard output)." }.Written();
        var solutions = new Option<bool>("--solutions") { Description = "Adds the reference solution, its steps and the templates." };
        var vocabulary = new Option<bool>("--vocabulary") { Description = "Writes the family's vocabulary, one token per line, instead." };

        var command = new Command("problems", "Writes problems of the shipped family as JSON Lines.")
            { seed, count, split, output, solutions, vocabulary };
        command.SetAction(parsed =>
        {
            var lines = parsed.GetValue(vocabulary)
                ? FamilyVocabulary.Build()
                : WordProblemGenerator.Generate(
                        Enum.Parse<Split>(parsed.GetValue(split)!, ignoreCase: true), parsed.GetValue(seed), parsed.GetValue(count))
                    .Select(problem => Line(problem, parsed.GetValue(solutions)));
            using var file = parsed.GetValue(output)?.CreateText();
            var to = file ?? parsed.InvocationConfiguration.Output;
            foreach (var line in lines)
                to.Write(line + "\n");
            to.Flush();
        });
        return command;
    }

    private static string Line(WordProblem p, bool solution)
    {
        var (id, problem, answer) = (p.Id, p.Text, FormattableString.Invariant($"{p.Answer}"));
        return solution
            ? JsonSerializer.Serialize(new { id, problem, answer, solution = p.Solution, steps = p.Steps, templates = p.Templates }, Json)
            : JsonSerializer.Serialize(new { id, problem, answer }, Json);
    }
}
