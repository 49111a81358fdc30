namespace Ponder.Answers.Parsing;

/// <summary>\begin{…} … \end{…}: matrices, and displays that are only lists of lines.</summary>
internal sealed partial class Parser
{
    private Expr Environment()
    {
        var name = EnvironmentName();
        if (name == "array" && Now.Is("{")) SkipGroup();
        var isMatrix = name.EndsWith("matrix", StringComparison.Ordinal) || name is "array";
        if (!isMatrix) JoinLines();
        var outer = (bars, builders);
        (bars, builders) = (0, 0);
        var rows = Rows();
        (bars, builders) = outer;
        if (!Now.IsCommand("end")) throw Unexpected();
        at++;
        EnvironmentName();
        if (isMatrix)
        {
            var matrix = new MatrixOf(rows);
            return name is "vmatrix" or "Vmatrix" ? new Apply("det", [matrix]) : matrix;
        }

        var cells = rows.SelectMany(row => row).ToList();
        return cells.Count == 1 ? cells[0] : new Listed(cells, ",");
    }

    /// <summary>In a display, alignment means nothing, and a line that begins with a relation goes on where the last one ended.</summary>
    private void JoinLines()
    {
        var depth = 0;
        for (var i = at; i < tokens.Count; i++)
        {
            if (tokens[i].IsCommand("begin")) depth++;
            else if (tokens[i].IsCommand("end") && --depth < 0) return;
            else if (depth == 0 && tokens[i].Is("&")) tokens.RemoveAt(i--);
            else if (i > at && depth == 0 && IsRelation(tokens[i]) && tokens[i - 1].Is("\\\\")) tokens.RemoveAt(--i);
        }
    }

    private List<IReadOnlyList<Expr>> Rows()
    {
        var rows = new List<IReadOnlyList<Expr>>();
        while (!Now.IsCommand("end"))
        {
            var row = new List<Expr>();
            do
            {
                if (!Now.Is("&") && !Now.Is("\\\\") && !Now.IsCommand("end")) row.Add(Nested(Relation));
            }
            while (Accept("&") || Accept(","));
            if (row.Count > 0) rows.Add(row);
            if (!Accept("\\\\") && !Now.IsCommand("end")) throw Unexpected();
        }

        return rows.Count > 0 ? rows : throw Unexpected();
    }

    private string EnvironmentName()
    {
        Expect("{");
        var name = "";
        while (!Now.Is("}")) name += Take().Text;
        at++;
        return name;
    }

    private void SkipGroup()
    {
        for (var depth = 0; ;)
        {
            var token = Take();
            if (token.Is("{")) depth++;
            else if (token.Is("}") && --depth == 0) return;
        }
    }
}
