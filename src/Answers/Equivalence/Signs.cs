using Ponder.Answers.Parsing;

namespace Ponder.Answers.Equivalence;

/// <summary>± stands for two expressions; all the signs in one go together.</summary>
internal static class Signs
{
    public static bool IsAmbiguous(Expr expr) => Rewriting.Any(expr, e => e is PlusMinus);

    public static IReadOnlyList<Expr> Both(Expr expr) => [Take(expr, minus: false), Take(expr, minus: true)];

    private static Expr Take(Expr expr, bool minus) =>
        Rewriting.Rewrite(expr, e => e is PlusMinus either ? either.MinusFirst != minus ? Expr.Negate(either.Operand) : either.Operand : e);
}
