namespace Ponder.Inference.Onnx.Language.Jinja.Syntax;

/// <summary>Reads what can be set: a name, a member of a namespace, several of them.</summary>
internal sealed class TargetParser(TokenReader reader)
{
    private static readonly string[] Reserved = ["true", "false", "none", "True", "False", "None"];

    /// <param name="end">The name that ends them.</param>
    public Target Read(string end) => reader.Nested(() =>
    {
        var (line, targets, several) = (reader.Line, new List<Target>(), false);
        while (reader.Current.Kind == TokenKind.Name && !reader.IsName(end) || reader.IsSign("("))
        {
            targets.Add(One());
            if (!reader.SkipSign(",")) break;
            several = true;
        }

        if (targets.Count == 0) throw reader.Unexpected("a name to set");
        return several ? new TupleTarget(line, targets) : targets[0];
    });

    private Target One()
    {
        var line = reader.Line;
        if (reader.SkipSign("("))
        {
            var inner = Read("");
            reader.Expect(")");
            return inner;
        }

        var name = reader.ExpectName("a name to set");
        if (Reserved.Contains(name)) throw new SyntaxFault(line, $"{name} cannot be set");
        return reader.SkipSign(".") ? new MemberTarget(line, name, reader.ExpectName("a member's name")) : new NameTarget(line, name);
    }
}
