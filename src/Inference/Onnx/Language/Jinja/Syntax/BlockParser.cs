namespace Ponder.Inference.Onnx.Language.Jinja.Syntax;

/// <summary>Reads blocks, from behind their names to before the end of their last tags.</summary>
internal sealed class BlockParser(TokenReader reader, Known known, ExpressionParser expressions, Func<int, IReadOnlyList<string>, List<Statement>> body)
{
    private readonly TargetParser targets = new(reader);
    private int loops;

    /// <summary>Whether a loop is around.</summary>
    public bool InLoop => loops > 0;

    public Statement If(int line)
    {
        using var soft = known.Soften();
        var cases = new List<(Expression, IReadOnlyList<Statement>)>();
        do
        {
            var condition = expressions.ReadTuple(conditional: false);
            EndTag();
            cases.Add((condition, body(line, ["elif", "else", "endif"])));
        }
        while (reader.SkipName("elif"));
        return new If(line, cases, Else(line, "endif"));
    }

    public Statement For(int line)
    {
        using var hard = known.Harden();
        var target = targets.Read("in");
        if (!reader.SkipName("in")) throw reader.Unexpected("in");
        var over = expressions.ReadTuple(conditional: false, end: "recursive");
        var condition = reader.SkipName("if") ? expressions.Read() : null;
        var recursive = reader.SkipName("recursive");
        EndTag();
        loops++;
        var inner = body(line, ["else", "endfor"]);
        loops--;
        return new For(line, target, over, condition, recursive, inner, Else(line, "endfor"));
    }

    public Statement Set(int line)
    {
        var target = targets.Read("");
        if (reader.SkipSign("=")) return new Set(line, target, expressions.ReadTuple());
        using var hard = known.Harden();
        var filter = reader.SkipSign("|") ? expressions.ReadFilters() : null;
        return new SetBlock(line, target, filter, Inner(line, "endset"));
    }

    public Statement Macro(int line)
    {
        using var hard = known.Harden();
        var name = reader.ExpectName();
        return new Macro(line, name, Parameters(), Outside(line, "endmacro"));
    }

    public Statement Call(int line)
    {
        using var hard = known.Harden();
        var parameters = reader.IsSign("(") ? Parameters() : [];
        var call = expressions.Read() as Call ?? throw new SyntaxFault(line, "expected the call of a macro");
        return new CallBlock(line, parameters, call, Outside(line, "endcall"));
    }

    public Statement With(int line)
    {
        using var hard = known.Harden();
        var values = new List<(Target, Expression)>();
        while (reader.Current.Kind != TokenKind.BlockEnd)
        {
            if (values.Count > 0) reader.Expect(",");
            var target = targets.Read("");
            reader.Expect("=");
            values.Add((target, expressions.Read()));
        }

        return new With(line, values, Inner(line, "endwith"));
    }

    public Statement Filter(int line)
    {
        using var hard = known.Harden();
        var filter = expressions.ReadFilters();
        return new FilterBlock(line, filter, Inner(line, "endfilter"));
    }

    /// <summary>Marks what the model wrote, for training; it changes no text.</summary>
    public Statement Generation(int line)
    {
        using var hard = known.Harden();
        return new With(line, [], Inner(line, "endgeneration"));
    }

    private List<(string, Expression?)> Parameters()
    {
        var parameters = new List<(string, Expression?)>();
        reader.Expect("(");
        while (!reader.IsSign(")"))
        {
            if (parameters.Count > 0) reader.Expect(",");
            var parameter = reader.ExpectName("a parameter");
            var other = reader.SkipSign("=") ? expressions.Read() : null;
            if (other is null && parameters.Count > 0 && parameters[^1].Item2 is not null)
                throw new SyntaxFault(reader.Line, $"the parameter {parameter} follows one with a default: expected a default for it too");
            parameters.Add((parameter, other));
        }

        reader.Expect(")");
        return parameters;
    }

    /// <summary>A body that loops around it do not reach.</summary>
    private List<Statement> Outside(int line, string end)
    {
        var around = loops;
        loops = 0;
        var inner = Inner(line, end);
        loops = around;
        return inner;
    }

    private List<Statement> Inner(int line, string end)
    {
        EndTag();
        var inner = body(line, [end]);
        reader.Next();
        return inner;
    }

    private List<Statement> Else(int line, string end)
    {
        if (!reader.SkipName("else"))
        {
            reader.Next();
            return [];
        }

        return Inner(line, end);
    }

    private void EndTag() => reader.Expect(TokenKind.BlockEnd, "%}");
}
