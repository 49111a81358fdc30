using System.Text;
using System.Text.Json;
using Ponder.Engine.Jobs;
using Ponder.Search.Options;
using Ponder.WordProblems;

namespace Ponder.Cli;

/// <summary>Problems of the shipped family as a file would hold them.</summary>
internal static class FamilyProblems
{
    private const int Most = 1_000_000;

    /// <summary>The problems of a job.</summary>
    public static ProblemSource Source(Split split, ulong seed, int count) => ProblemSource.Lines(Lines(split, seed, count));

    /// <summary>JSON Lines in UTF-8.</summary>
    /// <exception cref="OptionException">There are not so many.</exception>
    public static byte[] Lines(Split split, ulong seed, int count) => count is < 1 or > Most
        ? throw new OptionException($"--problems is {count}: expected a whole number from 1 to {Most}")
        : Encoding.UTF8.GetBytes(string.Concat(WordProblemGenerator.Generate(split, seed, count).Select(Line)));

    private static string Line(WordProblem problem)
    {
        var answer = FormattableString.Invariant($"{problem.Answer}");
        return JsonSerializer.Serialize(new { id = problem.Id, problem = problem.Text, answer }) + "\n";
    }
}
