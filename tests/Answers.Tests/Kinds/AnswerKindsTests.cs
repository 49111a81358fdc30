using Ponder.Answers;

namespace Ponder.Answers.Tests.Kinds;

/// <summary>Kinds by name, and found from references.</summary>
public class AnswerKindsTests
{
    private const string Options = "Which is prime?\n(A) 4\n(B) 5\n(C) 6";

    [Theory]
    [InlineData("choice", AnswerKind.Choice)]
    [InlineData("Text", AnswerKind.Text)]
    [InlineData(" JSON ", AnswerKind.Json)]
    [InlineData("code", AnswerKind.Code)]
    [InlineData("math", AnswerKind.Math)]
    [InlineData("Numerical", AnswerKind.Math)]
    [InlineData("list of integer", AnswerKind.Math)]
    [InlineData("multiple_choice", AnswerKind.Choice)]
    [InlineData("multiple-choice", AnswerKind.Choice)]
    [InlineData("bool", AnswerKind.Text)]
    public void Names_are_read_as_people_write_them(string name, AnswerKind kind) => Assert.Equal(kind, AnswerKinds.Parse(name));

    [Fact]
    public void A_wrong_name_lists_the_kinds() => Assert.Equal(
        "\"essay\" is no kind of answer: expected one of math, choice, text, json, code",
        Assert.Throws<FormatException>(() => AnswerKinds.Parse("essay")).Message);

    [Theory]
    [InlineData("B", Options, AnswerKind.Choice)]
    [InlineData("(B)", Options, AnswerKind.Choice)]
    [InlineData("\\text{(B)}", Options, AnswerKind.Choice)]
    [InlineData("A, C", Options, AnswerKind.Choice)]
    [InlineData("D", Options, null)]
    [InlineData("B", "Name the point where the lines meet.", null)]
    [InlineData("5", Options, null)]
    [InlineData("{\"x\": 1}", "", AnswerKind.Json)]
    [InlineData("{1, 2}", "", null)]
    [InlineData("\\{1, 2\\}", "", null)]
    [InlineData("{}", "", null)]
    [InlineData("yes", "", AnswerKind.Text)]
    [InlineData("False", "", AnswerKind.Text)]
    [InlineData("It falls because of gravity.", "", AnswerKind.Text)]
    [InlineData("Evelyn", "", null)]
    [InlineData("two red apples", "", AnswerKind.Text)]
    [InlineData("all real numbers", "", null)]
    [InlineData("x is odd", "", null)]
    [InlineData("", "", null)]
    [InlineData(null, "", null)]
    public void References_say_their_kind_or_nothing(string? reference, string problem, AnswerKind? kind) =>
        Assert.Equal(kind, AnswerKinds.Find(reference, problem));

    [Theory]
    [InlineData(AnswerKind.Choice, "5", "B")]
    [InlineData(AnswerKind.Choice, "b", "B")]
    [InlineData(AnswerKind.Choice, "7", "7")]
    [InlineData(AnswerKind.Math, "5", "5")]
    public void A_choice_given_by_what_it_says_is_its_letter(AnswerKind kind, string reference, string read) =>
        Assert.Equal(read, AnswerKinds.Reference(kind, reference, Options));

    [Fact]
    public void Each_kind_has_its_request() =>
        Assert.Equal(AnswerKinds.Names.Count, Enum.GetValues<AnswerKind>().Select(AnswerKinds.Request).Distinct().Count());
}
