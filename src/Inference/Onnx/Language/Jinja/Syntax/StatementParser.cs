namespace Ponder.Inference.Onnx.Language.Jinja.Syntax;

/// <summary>Reads a whole template: text, prints and blocks.</summary>
internal sealed class StatementParser
{
    private const string Blocks = "if, for, set, macro, call, with, filter, generation, break or continue";
    private readonly TokenReader reader;
    private readonly Known known;
    private readonly ExpressionParser expressions;
    private readonly BlockParser blocks;

    private StatementParser(TokenReader reader, Known known)
    {
        (this.reader, this.known, expressions) = (reader, known, new(reader, known));
        blocks = new(reader, known, expressions, Body);
    }

    /// <exception cref="SyntaxFault">It is no template.</exception>
    public static IReadOnlyList<Statement> Read(IReadOnlyList<Token> tokens, Known known)
    {
        var reader = new TokenReader(tokens);
        var body = new StatementParser(reader, known).Body(1, []);
        known.Check();
        return body;
    }

    /// <summary>Statements up to a block of one of those names, which is then the current token; up to the end where none is named.</summary>
    private List<Statement> Body(int line, IReadOnlyList<string> ends) => reader.Nested(() =>
    {
        var body = new List<Statement>();
        while (reader.Current.Kind != TokenKind.End)
        {
            var token = reader.Next();
            if (token.Kind == TokenKind.BlockBegin && ends.Any(reader.IsName)) return body;
            body.Add(token.Kind switch
            {
                TokenKind.Data => new Data(token.Line, token.Text),
                TokenKind.PrintBegin => Print(token.Line),
                _ => Block(),
            });
        }

        return ends.Count == 0 ? body : throw new SyntaxFault(line, $"the block does not end: expected {string.Join(" or ", ends)}");
    });

    private Print Print(int line)
    {
        var value = expressions.ReadTuple();
        reader.Expect(TokenKind.PrintEnd, "}}");
        return new(line, value);
    }

    private Statement Block()
    {
        var (line, name) = (reader.Line, reader.ExpectName("the name of a block"));
        var statement = name switch
        {
            "if" => blocks.If(line),
            "for" => blocks.For(line),
            "set" => blocks.Set(line),
            "macro" => blocks.Macro(line),
            "call" => blocks.Call(line),
            "with" => blocks.With(line),
            "filter" => blocks.Filter(line),
            "generation" => blocks.Generation(line),
            "break" or "continue" => blocks.InLoop ? new Leave(line, name == "break") : throw new SyntaxFault(line, $"{name} stands outside a loop"),
            _ => throw new SyntaxFault(line, $"found the block {name}: expected {Blocks}"),
        };
        reader.Expect(TokenKind.BlockEnd, "%}");
        return statement;
    }
}
