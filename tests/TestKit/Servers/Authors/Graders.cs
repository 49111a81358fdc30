using System.Text.RegularExpressions;
using Ponder.TestKit.Servers.Speech;

namespace Ponder.TestKit.Servers.Authors;

/// <summary>
/// What the scripted family's model says of solutions, as Ponder's templates show them: it sees mostly whether they are right.
/// </summary>
internal static partial class Graders
{
    /// <summary>A line per step: high where its last number is the answer.</summary>
    public static string Grade(string prompt, string answer)
    {
        var solution = After(prompt, "A solution:");
        return string.Join('\n', Steps().Matches(solution).Select(step =>
            $"Step {step.Groups["number"].Value}: {(Right(step.Groups["text"].Value, answer) ? 90 : 10)}"));
    }

    public static string Judge(Writing writing, string answer) =>
        $"I went through the steps.\n{(Likes(writing, After(writing.Prompt, "A solution:"), answer) ? "right" : "wrong")}";

    public static string Compare(Writing writing, string answer)
    {
        var first = Likes(writing, Between(writing.Prompt), answer);
        var second = Likes(writing, After(writing.Prompt, "The second solution:"), answer);
        return $"They part at the end.\n{(first == second ? "tie" : first ? "first" : "second")}";
    }

    public static string Review(Writing writing) => $"Look again at step {FamilyAuthor.Chance(writing, "review") % 3 + 1}.";

    /// <summary>Mistaken once in eight.</summary>
    private static bool Likes(Writing writing, string text, string answer) =>
        Right(text, answer) != (FamilyAuthor.Chance(writing, text) % 8 == 0);

    private static bool Right(string text, string answer) => FamilyAuthor.LastNumber(text, "") == answer;

    private static string Between(string prompt) => After(prompt, "The first solution:").Split("The second solution:")[0];

    private static string After(string prompt, string heading)
    {
        var at = prompt.LastIndexOf(heading, StringComparison.Ordinal);
        return at < 0 ? "" : prompt[(at + heading.Length)..].Split("<|im_end|>")[0];
    }

    [GeneratedRegex(@"^Step (?<number>\d+): (?<text>(?:(?!^Step \d+: )[\s\S])*)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Steps();
}
