using Ponder.Answers.Arithmetic;
using Ponder.Answers.Parsing;

namespace Ponder.Answers.Equivalence;

/// <summary>Equations, memberships and inequalities.</summary>
internal sealed class RelationReader(MeaningReader reader, Steps steps)
{
    public Meaning Read(Relation relation)
    {
        var (operands, operators) = Conclusion(relation);
        if (operands.Count == 1) return reader.Read(operands[0]);
        if (operators.All(IsEquality)) return Equation(operands, operators);
        if (operators is ["in"] && operands[0] is not (SetOf or Bracketed)) return Membership(operands[0], operands[1]);
        if (operators.All(op => op is "<" or "<=" or ">" or ">=" or "!=")) return Inequality(operands, operators);
        throw new UnreadableException("a relation of another kind");
    }

    private static bool IsEquality(string op) => op is "=" or "~" or "==" or "->";

    /// <summary>What follows the last implication, without approximations at the end of a chain.</summary>
    private static (IReadOnlyList<Expr> Operands, IReadOnlyList<string> Operators) Conclusion(Relation relation)
    {
        var (operands, operators) = (relation.Operands, relation.Operators);
        for (var i = operators.Count - 1; i >= 0; i--)
        {
            if (operators[i] is not ("=>" or "<=>")) continue;
            (operands, operators) = ([.. operands.Skip(i + 1)], [.. operators.Skip(i + 1)]);
            break;
        }

        var exact = operators.TakeWhile((op, i) => op != "~" || i == 0).Count();
        return operators.Count > exact && operators.All(IsEquality)
            ? ([.. operands.Take(exact + 1)], [.. operators.Take(exact)])
            : (operands, operators);
    }

    private EquationMeaning Equation(IReadOnlyList<Expr> operands, IReadOnlyList<string> operators)
    {
        var (first, last) = (operands[0], operands[^1]);
        var label = operands.Take(operands.Count - 1).FirstOrDefault(Labels.IsLabel);
        if (label is null && operators.Count == 1 && last is Sym && Labels.IsLabel(last)) (label, last) = (last, first);
        var value = reader.Read(last);
        var zero = operators.Count == 1 && !IsComposite(first) && !IsComposite(last)
            ? new Scalar(Expr.Subtract(first, operands[^1]), steps)
            : null;
        return new EquationMeaning(label is null ? null : Labels.Name(label), label is null ? null : value, value, zero);
    }

    private static bool IsComposite(Expr side) => side is Bracketed or Listed or SetOf or MatrixOf or Words or Ratio;

    private Meaning Membership(Expr member, Expr set)
    {
        var value = reader.Read(set);
        if (value is TupleMeaning && Sets.AsRegion(value) is { } interval) value = new RegionMeaning(interval, null, false);
        return value is RegionMeaning region
            ? region with { Unknown = Labels.Name(member) }
            : new EquationMeaning(Labels.Name(member), value, value, null);
    }

    private Meaning Inequality(IReadOnlyList<Expr> operands, IReadOnlyList<string> operators)
    {
        if (Solver.Solve(operands, operators, steps) is var (unknown, region)) return new RegionMeaning(region, unknown, IsRelation: true);
        var zeros = new List<Scalar>();
        var strict = new List<bool>();
        for (var i = 0; i < operators.Count; i++)
        {
            if (operators[i] == "!=") throw new UnreadableException("an inequation");
            var isLess = operators[i][0] == '<';
            var (less, more) = isLess ? (operands[i], operands[i + 1]) : (operands[i + 1], operands[i]);
            zeros.Add(new Scalar(Expr.Subtract(less, more), steps));
            strict.Add(operators[i].Length == 1);
        }

        return new InequalityMeaning(zeros, strict);
    }
}
