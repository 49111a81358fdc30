using Ponder.Answers;

namespace Ponder.Answers.Tests;

public class AnswerClassesTests
{
    [Fact]
    public void Each_answer_gets_the_first_member_of_its_class() =>
        Assert.Equal([0, 1, 0, 3, 1, 0], AnswerClasses.Of(["\\frac12", "3", "0.5", "x", "x=3", "\\frac{2}{4}"]));

    [Fact]
    public void What_is_left_unsaid_does_not_join_what_differs() =>
        Assert.Equal([0, 1, 0, 1], AnswerClasses.Of(["5 cm", "5 km", "5", "5 km"]));

    [Fact]
    public void An_unordered_list_does_not_join_two_tuples() =>
        Assert.Equal([0, 1, 1], AnswerClasses.Of(["(1, 3)", "3, 1", "(3, 1)"]));

    [Fact]
    public void A_rounded_number_joins_the_exact_one() =>
        Assert.Equal([0, 0, 2, 0], AnswerClasses.Of(["0.333333", "\\frac13", "0.3", "0.3333333"]));

    [Fact]
    public void Order_changes_names_but_not_classes()
    {
        string[] answers = ["1", "x=1", "2", "\\{1\\}", "2.0", "1 cm", "(1,2)", "1,2", "2,1"];
        var forward = AnswerClasses.Of(answers);
        var backward = AnswerClasses.Of([.. answers.Reverse()]);
        for (var i = 0; i < answers.Length; i++)
            for (var j = 0; j < answers.Length; j++)
                Assert.Equal(forward[i] == forward[j], backward[^(i + 1)] == backward[^(j + 1)]);
    }

    [Fact]
    public void None_are_no_classes() => Assert.Empty(AnswerClasses.Of([]));
}
