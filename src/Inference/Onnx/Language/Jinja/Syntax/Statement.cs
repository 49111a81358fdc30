namespace Ponder.Inference.Onnx.Language.Jinja.Syntax;

/// <summary>What is done.</summary>
internal abstract record Statement(int Line);

/// <summary>Text that stands as it is.</summary>
internal sealed record Data(int Line, string Text) : Statement(Line);

/// <summary>{{ value }}.</summary>
internal sealed record Print(int Line, Expression Value) : Statement(Line);

/// <summary>if, elif, else.</summary>
internal sealed record If(int Line, IReadOnlyList<(Expression Condition, IReadOnlyList<Statement> Body)> Cases, IReadOnlyList<Statement> Else) : Statement(Line);

/// <summary>for ... in ... if ... recursive, else.</summary>
internal sealed record For(
    int Line, Target Target, Expression Over, Expression? Condition, bool Recursive, IReadOnlyList<Statement> Body, IReadOnlyList<Statement> Else) : Statement(Line);

/// <summary>break or continue.</summary>
internal sealed record Leave(int Line, bool Loop) : Statement(Line);

/// <summary>set target = value.</summary>
internal sealed record Set(int Line, Target Target, Expression Value) : Statement(Line);

/// <summary>set target | filter, up to endset.</summary>
internal sealed record SetBlock(int Line, Target Target, Expression? Filter, IReadOnlyList<Statement> Body) : Statement(Line);

/// <summary>with a = b, up to endwith; also what has a scope of its own and nothing else.</summary>
internal sealed record With(int Line, IReadOnlyList<(Target Target, Expression Value)> Values, IReadOnlyList<Statement> Body) : Statement(Line);

/// <summary>filter name, up to endfilter.</summary>
internal sealed record FilterBlock(int Line, Expression Filter, IReadOnlyList<Statement> Body) : Statement(Line);

/// <summary>macro name(parameters), up to endmacro.</summary>
internal sealed record Macro(int Line, string Name, IReadOnlyList<(string Name, Expression? Default)> Parameters, IReadOnlyList<Statement> Body) : Statement(Line);

/// <summary>call(parameters) macro(arguments), up to endcall: the macro calls the body as caller.</summary>
internal sealed record CallBlock(
    int Line, IReadOnlyList<(string Name, Expression? Default)> Parameters, Call Call, IReadOnlyList<Statement> Body) : Statement(Line);

/// <summary>What can be set.</summary>
internal abstract record Target(int Line);

/// <summary>A name.</summary>
internal sealed record NameTarget(int Line, string Name) : Target(Line);

/// <summary>A member of a namespace.</summary>
internal sealed record MemberTarget(int Line, string Name, string Member) : Target(Line);

/// <summary>Several, from a list of as many.</summary>
internal sealed record TupleTarget(int Line, IReadOnlyList<Target> Targets) : Target(Line);
