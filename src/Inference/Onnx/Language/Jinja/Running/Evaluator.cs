using Ponder.Inference.Onnx.Language.Jinja.Filters;
using Ponder.Inference.Onnx.Language.Jinja.Syntax;
using Ponder.Inference.Onnx.Language.Jinja.Tests;
using Ponder.Inference.Onnx.Language.Jinja.Values;

namespace Ponder.Inference.Onnx.Language.Jinja.Running;

/// <summary>Finds what expressions are worth.</summary>
internal sealed class Evaluator(Budget budget) : ITemplateTools
{
    /// <exception cref="JinjaFault">It has no value.</exception>
    public object? Value(Expression expression, Scope scope)
    {
        Room.Check();
        budget.Line = expression.Line;
        var value = Worth(expression, scope);
        budget.Spend(value);
        return value;
    }

    public bool True(Expression expression, Scope scope) => Truth.Of(Value(expression, scope));

    /// <summary>A filter block's filters on what it encloses.</summary>
    public object? Filtered(Expression filters, string enclosed, Scope scope) =>
        filters is Filter { Of: null } first ? Filter(first, enclosed, scope)
        : filters is Filter filter ? Filter(filter, Filtered(filter.Of!, enclosed, scope), scope) : enclosed;

    /// <summary>A filter by its name, as map uses it.</summary>
    public object? Filter(string name, object? value, Arguments arguments)
    {
        budget.Spend(value);
        return FilterTable.Find(name)(new(SafeText.Plain(value), value is SafeText, arguments, this));
    }

    /// <summary>A test by its name, as select uses it.</summary>
    public bool Test(string name, object? value, Arguments arguments)
    {
        budget.Spend(value);
        return TestTable.Find(name)(SafeText.Plain(value), arguments);
    }

    public object? Item(object? value, object? key) => Members.Item(value, key);

    /// <summary>What a call gives; a block that calls a macro passes its body as the caller.</summary>
    public object? Called(Call call, Scope scope, Function? caller)
    {
        var function = Value(call.Of, scope);
        var arguments = Arguments(call.Arguments, scope);
        if (caller is not null) arguments = arguments with { Named = [.. arguments.Named, KeyValuePair.Create(caller.Name, (object?)caller)] };
        budget.Line = call.Line;
        var value = function switch
        {
            Function known => known.Call(arguments),
            Loop loop => loop.Again(arguments),
            Undefined undefined => throw undefined.Fault,
            _ => throw new JinjaFault($"a {Types.Name(function)} cannot be called"),
        };
        budget.Line = call.Line;
        return value;
    }

    private Arguments Arguments(CallArguments written, Scope scope)
    {
        if (written == CallArguments.None) return Values.Arguments.None;
        var positional = written.Positional.Select(p => Value(p, scope)).ToList();
        var named = written.Named.Select(n => KeyValuePair.Create(n.Name, Value(n.Value, scope))).ToList();
        if (written.List is { } list) positional.AddRange(Types.Walk(Value(list, scope)));
        if (written.Pairs is { } pairs)
        {
            if (Value(pairs, scope) is not Mapping mapping) throw new JinjaFault("what follows ** is no dict");
            named.AddRange(mapping.Pairs.Select(p => KeyValuePair.Create(p.Key as string ?? throw new JinjaFault("a name of an argument is no text"), p.Value)));
        }

        return new(positional, named);
    }

    private object? Worth(Expression expression, Scope scope) => expression switch
    {
        Constant constant => constant.Value,
        Name name => scope.Find(name.Text, out var value) ? value : new Undefined($"{name.Text} is not defined"),
        Items items => new Sequence(items.Tuple ? SequenceKind.Tuple : SequenceKind.List, [.. items.Values.Select(v => Value(v, scope))]),
        Pairs pairs => new Mapping(pairs.Entries.Select(e => KeyValuePair.Create(Value(e.Key, scope), Value(e.Value, scope)))),
        Member member => Members.Get(Value(member.Of, scope), member.Name),
        Item item => Members.Item(Value(item.Of, scope), Value(item.Key, scope)),
        Cut cut => Slicing.Of(Value(cut.Of, scope), new(Bound(cut.Start, scope), Bound(cut.Stop, scope), Bound(cut.Step, scope))),
        Call call => Called(call, scope, null),
        Filter filter => Filter(filter, filter.Of is null ? "" : Value(filter.Of, scope), scope),
        Test test => Test(test.Name, Value(test.Of, scope), Arguments(test.Arguments, scope)),
        Unary unary => Operators.Unary(unary.Sign, Value(unary.Of, scope)),
        Binary { Sign: "and" } both => Value(both.Left, scope) is var left && Truth.Of(left) ? Value(both.Right, scope) : left,
        Binary { Sign: "or" } either => Value(either.Left, scope) is var left && Truth.Of(left) ? left : Value(either.Right, scope),
        Binary binary => Operators.Binary(binary.Sign, Value(binary.Left, scope), Value(binary.Right, scope)),
        Joined joined => Join(joined, scope),
        Comparison comparison => Compare(comparison, scope),
        Conditional choice => True(choice.Condition, scope) ? Value(choice.Then, scope)
            : choice.Else is null ? new Undefined("a condition without else has no value") : Value(choice.Else, scope),
        _ => throw new JinjaFault("an expression of no known kind"),
    };

    private object? Bound(Expression? bound, Scope scope) => bound is null ? null : Value(bound, scope);

    private object? Filter(Filter filter, object? value, Scope scope)
    {
        var arguments = Arguments(filter.Arguments, scope);
        budget.Line = filter.Line;
        return Filter(filter.Name, value, arguments);
    }

    private string Join(Joined joined, Scope scope)
    {
        var parts = joined.Parts.Select(p => Printed.Text(Value(p, scope))).ToList();
        Limits.Length(parts.Sum(p => (long)p.Length));
        return string.Concat(parts);
    }

    private bool Compare(Comparison comparison, Scope scope)
    {
        var left = Value(comparison.First, scope);
        foreach (var (sign, operand) in comparison.Rest)
        {
            var right = Value(operand, scope);
            if (!Operators.Compare(sign, left, right)) return false;
            left = right;
        }

        return true;
    }
}
