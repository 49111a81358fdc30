using System.Globalization;
using System.Text.RegularExpressions;
using Ponder.WordProblems;

namespace Ponder.WordProblems.Tests;

public partial class WordProblemGeneratorTests
{
    private static readonly Split[] Splits = Enum.GetValues<Split>();

    private const string FirstText =
        "The school has 14 books. In the evening, 8 of the books are broken and thrown away. Half of the books go to another town. Paul is 49 years old. Paul brings back 7 books. Paul sings for 57 minutes. 7 books are sold, and 3 new ones come in. "
        + "The way to the station takes 34 minutes. In the evening, Paul takes 2 books away. The books are shared equally by 2 places, and the school is one of them. How many books does the school have now?";

    private const string FirstSolution = """
        The school has 14 - 8 = 6 books left.
        The school has 6 / 2 = 3 books left.
        The school has 3 + 7 = 10 books.
        The school has 10 - 7 = 3 books left.
        The school has 3 + 3 = 6 books.
        The school has 6 - 2 = 4 books left.
        The school has 4 / 2 = 2 books left.
        Answer: 2
        """;

    private static readonly IReadOnlyDictionary<Split, IReadOnlyList<WordProblem>> Sets =
        Splits.ToDictionary(split => split, split => (IReadOnlyList<WordProblem>)[.. WordProblemGenerator.Generate(split, 7, 3000)]);

    private static IEnumerable<WordProblem> All => Sets.Values.SelectMany(set => set);

    [Fact]
    public void The_same_seed_gives_the_same_problems_however_many_are_asked_for()
    {
        var few = WordProblemGenerator.Generate(Split.Test, 7, 50).Select(p => (p.Id, p.Text, p.Answer, p.Solution));
        Assert.Equal(Sets[Split.Test].Take(50).Select(p => (p.Id, p.Text, p.Answer, p.Solution)), few);
        Assert.NotEqual(Sets[Split.Test][0].Text, WordProblemGenerator.Generate(Split.Test, 8, 1).Single().Text);
    }

    [Fact]
    public void The_first_problem_of_a_seed_never_changes()
    {
        var first = WordProblemGenerator.Generate(Split.Test, 1, 1).Single();
        Assert.Equal("test-1-00000", first.Id);
        Assert.Equal(FirstText, first.Text);
        Assert.Equal(FirstSolution, first.Solution);
    }

    [Fact]
    public void Splits_share_no_problem_whatever_the_seeds()
    {
        var texts = new Dictionary<string, Split>();
        foreach (var split in Splits)
        {
            foreach (var problem in Enumerable.Range(0, 4).SelectMany(seed => WordProblemGenerator.Generate(split, (ulong)seed, 2000)))
                Assert.True(texts.TryAdd(problem.Text, split) || texts[problem.Text] == split, problem.Text);
        }
    }

    [Fact]
    public void Every_split_but_training_has_templates_of_its_own()
    {
        var used = Sets.ToDictionary(set => set.Key, set => set.Value.SelectMany(p => p.Templates).ToHashSet());
        var common = used[Split.Train].Intersect(used[Split.Calibration]).Intersect(used[Split.Test]).ToHashSet();
        Assert.True(common.Count >= 100, $"{common.Count} templates in every split");
        Assert.Empty(used[Split.Train].Except(common));
        Assert.True(used[Split.Calibration].Except(common).Count() >= 8);
        Assert.True(used[Split.Test].Except(common).Count() >= 8);
        Assert.Empty(used[Split.Calibration].Except(common).Intersect(used[Split.Test]));
    }

    [Fact]
    public void Every_line_of_every_solution_computes_right()
    {
        foreach (var problem in All)
        {
            var lines = problem.Solution.Split('\n');
            Assert.Equal(problem.Steps, lines.Length - 1);
            Assert.Equal(FormattableString.Invariant($"Answer: {problem.Answer}"), lines[^1]);
            foreach (var line in lines[..^1])
                Check(line);
            Assert.Contains(FormattableString.Invariant($"= {problem.Answer} "), lines[^2], StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_number_computed_with_comes_from_the_problem_or_an_earlier_line_or_a_half()
    {
        foreach (var problem in All)
        {
            var known = Numbers(problem.Text).Append("2").ToHashSet();
            foreach (var match in problem.Solution.Split('\n')[..^1].Select(line => Equation().Match(line)))
            {
                Assert.Contains(match.Groups[1].Value, known);
                Assert.Contains(match.Groups[3].Value, known);
                known.Add(match.Groups[4].Value);
            }
        }
    }

    [Fact]
    public void Problems_take_one_to_ten_steps_use_every_operation_and_carry_distractors()
    {
        Assert.Equal(Enumerable.Range(1, 10), All.Select(p => p.Steps).Distinct().Order());
        foreach (var sign in "+-x/")
            Assert.InRange(All.Count(p => p.Solution.Contains($" {sign} ", StringComparison.Ordinal)), 2000, 8000);
        Assert.InRange(All.Count(p => p.Templates.Any(t => t.StartsWith("remark.", StringComparison.Ordinal))), 1000, 6000);
    }

    [Fact]
    public void Texts_are_filled_in_sentences()
    {
        foreach (var problem in All)
        {
            Assert.DoesNotMatch(@"[{}\[\]\n]|  | 1 [a-z]|\b(\w+) \1\b", problem.Text);
            Assert.Matches(@"^[A-Z][^?]*\?$", problem.Text);
            Assert.DoesNotMatch(@"[.?] [a-z]", problem.Text);
        }
    }

    private static void Check(string line)
    {
        var match = Equation().Match(line);
        Assert.True(match.Success, line);
        var (left, right, result) = (Value(match, 1), Value(match, 3), Value(match, 4));
        var expected = match.Groups[2].Value switch
        {
            "+" => left + right,
            "-" => left - right,
            "x" => left * right,
            _ => left / right,
        };
        Assert.True(expected == result && result is >= 0 and <= 9999, line);
        Assert.True(match.Groups[2].Value != "/" || right * result == left, line);
    }

    private static int Value(Match match, int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private static IEnumerable<string> Numbers(string text) => Number().Matches(text).Select(m => m.Value);

    [GeneratedRegex(@"^[A-Z].* (\d+) ([-+x/]) (\d+) = (\d+) [a-z][a-z ]*\.$")]
    private static partial Regex Equation();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();
}
