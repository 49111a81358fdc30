using System.Globalization;
using System.Text.RegularExpressions;
using Ponder.Core.Seeds;
using Ponder.TestKit.Servers.Speech;

namespace Ponder.TestKit.Servers.Authors;

/// <summary>
/// Solves the scripted family (<c>"k steps, r% right, answer X"</c>) in k steps, right r % of the time, and judges, compares, reviews and
/// grades solutions of it as Ponder's own prompts ask. It counts where it is asked to; of any other problem it says one thing. A pure
/// function of prompt, seed and index.
/// </summary>
public sealed partial class FamilyAuthor
{
    private const string Open = "<think>";
    private const string Close = "</think>";

    /// <summary>What stands between the steps.</summary>
    public string Separator { get; init; } = "\n\n";

    /// <summary>An <see cref="Author"/>.</summary>
    public string Write(Writing writing)
    {
        if (Family().Match(writing.Prompt) is not { Success: true } problem)
            return Counter.Asked(writing.Prompt) ? Counter.Write(writing.Begun) : Babble.Asked(writing.Prompt) ? Babble.Write(writing) : Continued(writing, "That is all I know.", "0");
        var answer = problem.Groups["answer"].Value;
        return Task(writing.Prompt) switch
        {
            "grade" => Graders.Grade(writing.Prompt, answer),
            "judge" => Graders.Judge(writing, answer),
            "compare" => Graders.Compare(writing, answer),
            "review" => Graders.Review(writing),
            _ => Solve(writing, Number(problem.Groups["steps"]), Number(problem.Groups["right"]), answer),
        };
    }

    internal static ulong Chance(Writing writing, string salt) => Seed.Hash(writing.Temperature == 0
        ? $"{salt}\n{Family().Match(writing.Prompt)}"
        : $"{salt}\n{writing.Seed}\n{writing.Index}");

    internal static string LastNumber(string text, string otherwise) =>
        Numbers().Matches(text) is { Count: > 0 } numbers ? numbers[^1].Value : otherwise;

    private static string Task(string prompt) =>
        prompt.Contains("You grade solutions", StringComparison.Ordinal) ? "grade"
        : prompt.Contains("You check solutions", StringComparison.Ordinal) ? "judge"
        : prompt.Contains("You compare solutions", StringComparison.Ordinal) ? "compare"
        : prompt.Contains("You review solutions", StringComparison.Ordinal) ? "review"
        : "solve";

    private string Solve(Writing writing, int steps, int right, string answer)
    {
        var thought = writing.Begun.LastIndexOf(Close, StringComparison.Ordinal);
        var said = thought < 0 ? writing.Begun : writing.Begun[(thought + Close.Length)..];
        var value = LastNumber(writing.Begun, answer);
        if (thought >= 0) return said.Contains("boxed", StringComparison.Ordinal) ? "." : $" \\boxed{{{value}}}.";
        var text = new List<string>();
        for (var step = said.Split(Separator).Count(s => s.Trim().Length > 0); step < steps; step++)
        {
            var chance = Chance(writing, $"{step} {said.Length}");
            var slips = step == steps - 1 && chance % 100 >= (ulong)right;
            value = slips ? $"{long.Parse(answer, CultureInfo.InvariantCulture) + 1 + (long)(chance % 3)}" : answer;
            text.Add($"Step {step + 1}, by way {chance % 97}, gives {value}.{Separator}");
        }

        var end = writing.Begun.Contains(Open, StringComparison.Ordinal) ? Close + Separator : "";
        return $"{string.Concat(text)}{end}The answer is \\boxed{{{value}}}.";
    }

    private string Continued(Writing writing, string step, string answer) =>
        writing.Begun.Contains("boxed", StringComparison.Ordinal) ? "."
        : $"{(writing.Begun.Length == 0 ? step + Separator : "")}The answer is \\boxed{{{answer}}}.";

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<steps>\d+) steps, (?<right>\d+)% right, answer (?<answer>-?\d+)", RegexOptions.CultureInvariant)]
    private static partial Regex Family();

    [GeneratedRegex(@"-?\d+", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();
}
