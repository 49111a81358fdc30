using Ponder.Inference.Onnx.Language.Jinja.Syntax;
using Ponder.Inference.Onnx.Language.Jinja.Values;

namespace Ponder.Inference.Onnx.Language.Jinja.Running;

/// <summary>Runs loops: each round has a scope of its own.</summary>
internal sealed class Loops(Budget budget, Evaluator evaluator, Func<IReadOnlyList<Statement>, Scope, Output, Flow> run)
{
    public Flow Run(For loop, Scope scope, Output output)
    {
        Over(loop, evaluator.Value(loop.Over, scope), scope, output, 0);
        return Flow.Through;
    }

    private void Over(For loop, object? over, Scope scope, Output output, int depth)
    {
        if (depth >= Limits.Depth) throw new JinjaFault($"more than {Limits.Depth} loops call each other");
        var items = Items(loop, Types.Walk(over), scope);
        var variable = new Loop(items, depth, loop.Recursive ? again => Again(loop, again, scope, depth + 1) : null);
        for (; variable.Place < items.Count; variable.Place++)
        {
            budget.Line = loop.Line;
            budget.Spend();
            var round = new Scope(scope);
            Targets.Set(loop.Target, items[variable.Place], round);
            round.Set("loop", variable);
            if (run(loop.Body, round, output) == Flow.Break) break;
        }

        if (items.Count == 0) run(loop.Else, new(scope), output);
    }

    private IReadOnlyList<object?> Items(For loop, IReadOnlyList<object?> all, Scope scope)
    {
        if (loop.Condition is null) return all;
        return [.. all.Where(item =>
        {
            var round = new Scope(scope);
            Targets.Set(loop.Target, item, round);
            return evaluator.True(loop.Condition, round);
        })];
    }

    private string Again(For loop, object? over, Scope scope, int depth)
    {
        var inner = new Output();
        Over(loop, over, scope, inner, depth);
        return inner.ToString();
    }
}
