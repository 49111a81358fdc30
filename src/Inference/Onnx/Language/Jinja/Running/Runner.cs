using Ponder.Inference.Onnx.Language.Jinja.Syntax;
using Ponder.Inference.Onnx.Language.Jinja.Values;

namespace Ponder.Inference.Onnx.Language.Jinja.Running;

/// <summary>How a body ended.</summary>
internal enum Flow
{
    Through,
    Break,
    Continue,
}

/// <summary>Does what statements say.</summary>
internal sealed class Runner
{
    private const string Word = "caller";
    private readonly Budget budget;
    private readonly Evaluator evaluator;
    private readonly Loops loops;
    private int macros;

    public Runner(Budget budget)
    {
        (this.budget, evaluator) = (budget, new(budget));
        loops = new(budget, evaluator, Run);
    }

    public Flow Run(IReadOnlyList<Statement> body, Scope scope, Output output)
    {
        Room.Check();
        foreach (var statement in body)
        {
            budget.Line = statement.Line;
            budget.Spend();
            var flow = One(statement, scope, output);
            if (flow != Flow.Through) return flow;
        }

        return Flow.Through;
    }

    private Flow One(Statement statement, Scope scope, Output output)
    {
        switch (statement)
        {
            case Data data: output.Write(data.Text); break;
            case Print print: output.Write(Printed.Text(evaluator.Value(print.Value, scope))); break;
            case If choice: return Run(Chosen(choice, scope), scope, output);
            case For loop: return loops.Run(loop, scope, output);
            case Leave leave: return leave.Loop ? Flow.Break : Flow.Continue;
            case Set set: Targets.Set(set.Target, evaluator.Value(set.Value, scope), scope); break;
            case SetBlock block: Targets.Set(block.Target, Filtered(block.Filter, Inner(block.Body, scope), scope), scope); break;
            case FilterBlock block: output.Write(Printed.Text(Filtered(block.Filter, Inner(block.Body, scope), scope))); break;
            case Macro macro: scope.Set(macro.Name, new Function(macro.Name, arguments => Expand(macro, arguments, scope))); break;
            case CallBlock block: output.Write(Printed.Text(evaluator.Called(block.Call, scope, Caller(block, scope)))); break;
            case With with: return Run(with.Body, Within(with, scope), output);
        }

        return Flow.Through;
    }

    private IReadOnlyList<Statement> Chosen(If choice, Scope scope) =>
        choice.Cases.FirstOrDefault(c => evaluator.True(c.Condition, scope)).Body ?? choice.Else;

    private object? Filtered(Expression? filter, string text, Scope scope) => filter is null ? text : evaluator.Filtered(filter, text, scope);

    private string Inner(IReadOnlyList<Statement> body, Scope scope)
    {
        var inner = new Output();
        Run(body, new(scope), inner);
        return inner.ToString();
    }

    private Scope Within(With with, Scope scope)
    {
        var inner = new Scope(scope);
        foreach (var (target, value) in with.Values) Targets.Set(target, evaluator.Value(value, scope), inner);
        return inner;
    }

    private Function Caller(CallBlock block, Scope scope)
    {
        var macro = new Macro(block.Line, Word, block.Parameters, block.Body);
        return new(Word, arguments => Expand(macro, arguments, scope));
    }

    private string Expand(Macro macro, Arguments arguments, Scope scope)
    {
        if (++macros > Limits.Depth) throw new JinjaFault($"more than {Limits.Depth} macros call each other");
        var (caller, named) = (arguments.Named.FirstOrDefault(n => n.Key == Word).Value, arguments.Named.Where(n => n.Key != Word).ToList());
        var given = (arguments with { Named = named }).Bind(macro.Name, [.. macro.Parameters.Select(p => p.Name)]);
        var inner = new Scope(scope);
        inner.Set(Word, caller ?? new Undefined("nothing calls the macro with a body"));
        foreach (var (name, other) in macro.Parameters)
        {
            inner.Set(name, given.Has(name) ? given.Value(name)
                : other is null ? new Undefined($"{macro.Name} is given no {name}") : evaluator.Value(other, inner));
        }

        var output = new Output();
        Run(macro.Body, inner, output);
        macros--;
        return output.ToString();
    }
}
