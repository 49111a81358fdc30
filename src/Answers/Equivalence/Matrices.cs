using Ponder.Answers.Arithmetic;
using Ponder.Answers.Parsing;

namespace Ponder.Answers.Equivalence;

/// <summary>Matrix arithmetic as far as answers use it: sums, products, multiples, transposes, powers, determinants.</summary>
internal static class Matrices
{
    private const int LargestDeterminant = 5;
    private const int HighestPower = 8;

    /// <summary>The expression's value as one matrix, or null where it has no matrix in it.</summary>
    public static MatrixOf? Value(Expr expr, Steps steps)
    {
        steps.Spend();
        switch (expr)
        {
            case MatrixOf matrix:
                return matrix.Rows.All(row => row.Count == matrix.Rows[0].Count) ? matrix : throw new UnreadableException("ragged matrix");
            case Sum { Terms: var terms }:
                var summands = terms.Select(term => Value(term, steps)).ToList();
                if (summands.TrueForAll(m => m is null)) return null;
                return summands.Aggregate((a, b) => Zip(Some(a), Some(b)));
            case Product { Factors: var factors }:
                return Through(factors, steps);
            case Apply { Function: "transpose", Arguments: [var inner] }:
                return Value(inner, steps) is { } upright ? Transpose(upright) : null;
            case Power { Base: var raised, Exponent: Sym { Name: "T" } }:
                return Value(raised, steps) is { } turned ? Transpose(turned) : null;
            case Power { Base: var raised, Exponent: Num { Value: { IsInteger: true, Sign: > 0 } times } } when times <= HighestPower:
                return Value(raised, steps) is { } one
                    ? Enumerable.Repeat(one, (int)times.Numerator).Aggregate((a, b) => Multiply(a, b, steps))
                    : null;
            default:
                return null;
        }
    }

    public static Quotient Determinant(MatrixOf matrix, Steps steps)
    {
        var size = matrix.Rows.Count;
        if (size > LargestDeterminant || matrix.Rows.Any(row => row.Count != size)) throw new UnreadableException("no determinant");
        var cells = matrix.Rows.Select(row => row.Select(cell => ExactForm.Of(cell, steps)).ToArray()).ToArray();
        return Expand(cells, 0, [.. Enumerable.Range(0, size)], steps);
    }

    private static Quotient Expand(Quotient[][] cells, int row, int[] columns, Steps steps)
    {
        if (columns.Length == 0) return Quotient.One;
        var total = Quotient.Zero;
        for (var i = 0; i < columns.Length; i++)
        {
            steps.Spend();
            var minor = cells[row][columns[i]] * Expand(cells, row + 1, [.. columns.Where((_, j) => j != i)], steps);
            total += i % 2 == 0 ? minor : -minor;
        }

        return total;
    }

    private static MatrixOf? Through(IReadOnlyList<Expr> factors, Steps steps)
    {
        MatrixOf? product = null;
        var scalars = new List<Expr>();
        foreach (var factor in factors)
        {
            if (Value(factor, steps) is not { } matrix) scalars.Add(factor);
            else product = product is null ? matrix : Multiply(product, matrix, steps);
        }

        return product is null || scalars.Count == 0 ? product : Map(product, cell => new Product([.. scalars, cell]));
    }

    private static MatrixOf Multiply(MatrixOf a, MatrixOf b, Steps steps)
    {
        if (a.Rows[0].Count != b.Rows.Count) throw new UnreadableException("matrices do not fit");
        steps.Spend(a.Rows.Count * b.Rows.Count * b.Rows[0].Count);
        var columns = Transpose(b).Rows;
        return new MatrixOf([.. a.Rows.Select(row => columns.Select(column => Dot(row, column)).ToList())]);
    }

    private static Expr Dot(IReadOnlyList<Expr> row, IReadOnlyList<Expr> column) =>
        new Sum([.. row.Zip(column, (x, y) => new Product([x, y]))]);

    private static MatrixOf Zip(MatrixOf a, MatrixOf b) => a.Rows.Count == b.Rows.Count && a.Rows[0].Count == b.Rows[0].Count
        ? new MatrixOf([.. a.Rows.Zip(b.Rows, (r, s) => r.Zip(s, (x, y) => (Expr)new Sum([x, y])).ToList())])
        : throw new UnreadableException("matrices do not fit");

    private static MatrixOf Map(MatrixOf matrix, Func<Expr, Expr> change) =>
        new([.. matrix.Rows.Select(row => row.Select(change).ToList())]);

    private static MatrixOf Transpose(MatrixOf m) =>
        new([.. Enumerable.Range(0, m.Rows[0].Count).Select(c => m.Rows.Select(row => row[c]).ToList())]);

    private static MatrixOf Some(MatrixOf? matrix) => matrix ?? throw new UnreadableException("a matrix and a number");
}
