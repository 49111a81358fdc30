using FsCheck;
using FsCheck.Fluent;
using Ponder.Answers;
using Ponder.Answers.Parsing;

namespace Ponder.Answers.Tests;

public class EquivalenceProperties
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(400).WithReplay(12856695293622054294, 8330193276054053519);

    [Fact]
    public void Reading_undoes_printing() => Check(Expressions.Answers, x =>
        Latex.Describe(Parser.Parse(Latex.Plain.Print(x))) == Latex.Describe(x)
            && Latex.Describe(Parser.Parse(Latex.Fancy.Print(x))) == Latex.Describe(x));

    [Fact]
    public void Reflexive_whatever_the_spelling() => Check(Expressions.Answers, x => Same(Latex.Plain.Print(x), Latex.Fancy.Print(x)));

    [Fact]
    public void Symmetric() =>
        Check(Pairs(Expressions.Answers, Expressions.Few), p =>
            Same(Print(p.Item1), Print(p.Item2)) == Same(Print(p.Item2), Print(p.Item1)));

    [Fact]
    public void Transitive() => Check(Pairs(Expressions.Few, Pairs(Expressions.Few, Expressions.Few)), t =>
    {
        var (a, b, c) = (Print(t.Item1), Print(t.Item2.Item1), Print(t.Item2.Item2));
        return !(Same(a, b) && Same(b, c)) || Same(a, c);
    });

    [Fact]
    public void Rewriting_keeps_the_value() => Check(
        from x in Expressions.Scalars(3) from y in Expressions.Rewritten(x) from z in Expressions.Rewritten(y) select (x, y, z),
        t => Same(Print(t.x), Print(t.y)) && Same(Print(t.y), Print(t.z)) && Same(Print(t.x), Print(t.z)));

    [Fact]
    public void Adding_one_changes_it() => Check(Expressions.Scalars(3), x => !Same(Print(x), Print(new Sum([x, new Num(1)]))));

    [Fact]
    public void Classes_are_a_partition_that_agrees_with_pairs() => Check(Gen.ListOf(Expressions.Few, 8), list =>
    {
        var answers = list.Select(Print).ToList();
        var classes = AnswerClasses.Of(answers);
        return Enumerable.Range(0, answers.Count).All(i =>
            classes[i] <= i && classes[classes[i]] == classes[i]
            && Enumerable.Range(0, i).All(j => (classes[i] == classes[j]) == Same(answers[i], answers[j])));
    });

    private static string Print(Expr expr) => Latex.Plain.Print(expr);

    private static bool Same(string a, string b) => AnswerEquivalence.AreEquivalent(a, b);

    private static Gen<(A, B)> Pairs<A, B>(Gen<A> a, Gen<B> b) => from x in a from y in b select (x, y);

    private static void Check<T>(Gen<T> gen, Func<T, bool> property) => Prop.ForAll(gen.ToArbitrary(), property).Check(Runs);
}
