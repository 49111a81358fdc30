using System.CommandLine;
using Ponder.Cli.Jobs;
using Ponder.Core.Problems;
using Ponder.Search.Options;

namespace Ponder.Cli.Tests.Input;

public sealed class FieldOptionTests
{
    [Fact]
    public void Fields_are_named_one_by_one() => Assert.Equal(
        new ProblemFields { Problem = "text", Answer = "a=b", Id = "key" }, Read("--field", "problem=text", "--field", "answer=a=b", "--field", "id=key"));

    [Fact]
    public void Where_none_is_named_there_are_none() => Assert.Null(Read());

    [Theory]
    [InlineData("question=text")]
    [InlineData("problem=")]
    [InlineData("problem")]
    public void What_no_problem_has_is_refused(string pair) =>
        Assert.Contains("problem=NAME, answer=NAME or id=NAME", Assert.Throws<OptionException>(() => Read("--field", pair)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_field_is_named_once() => Assert.Throws<OptionException>(() => Read("--field", "id=a", "--field", "id=b"));

    private static ProblemFields? Read(params string[] line)
    {
        var fields = new FieldArguments();
        var command = new RootCommand();
        foreach (var option in fields.All) command.Options.Add(option);
        return fields.Read(command.Parse(line));
    }
}
