using Ponder.Inference.Onnx.Language.Jinja.Running;
using Ponder.Inference.Onnx.Language.Jinja.Values;

namespace Ponder.Inference.Onnx.Language.Jinja.Tests;

/// <summary>The tests by their names.</summary>
internal static class TestTable
{
    private static readonly Dictionary<string, Func<object?, Arguments, bool>> All = new(StringComparer.Ordinal)
    {
        ["defined"] = One(v => v is not Undefined),
        ["undefined"] = One(v => v is Undefined),
        ["none"] = One(v => v is null),
        ["boolean"] = One(v => v is bool),
        ["true"] = One(v => v is true),
        ["false"] = One(v => v is false),
        ["integer"] = One(v => v is long),
        ["float"] = One(v => v is double),
        ["number"] = One(Types.IsNumber),
        ["string"] = One(v => v is string),
        ["mapping"] = One(v => v is Mapping),
        ["sequence"] = One(v => v is string or Undefined or Mapping or Sequence { Indexed: true }),
        ["iterable"] = One(Types.IsWalked),
        ["callable"] = One(v => v is Function or Undefined or Loop),
        ["lower"] = One(v => Printed.Text(v) is var text && text.Any(char.IsLower) && !text.Any(char.IsUpper)),
        ["upper"] = One(v => Printed.Text(v) is var text && text.Any(char.IsUpper) && !text.Any(char.IsLower)),
        ["odd"] = One(v => Rest(v, 2L) is 1L or 1.0),
        ["even"] = One(v => Rest(v, 2L) is 0L or 0.0),
        ["divisibleby"] = Two((v, other) => Rest(v, other) is 0L or 0.0),
        ["sameas"] = Two((v, other) => ReferenceEquals(v, other) || (v is bool or long or string && Equals(v, other))),
        ["in"] = Two(Operators.Within),
        ["filter"] = One(v => v is string name && Filters.FilterTable.Names.Contains(name)),
        ["test"] = One(v => v is string name && Names!.Contains(name)),
    };

    private static readonly (string Sign, string[] Names)[] Orders =
    [
        ("==", ["==", "eq", "equalto"]), ("!=", ["!=", "ne"]), (">", [">", "gt", "greaterthan"]), (">=", [">=", "ge"]),
        ("<", ["<", "lt", "lessthan"]), ("<=", ["<=", "le"]),
    ];

    static TestTable()
    {
        foreach (var (sign, names) in Orders)
            foreach (var name in names) All[name] = Two((v, other) => Operators.Compare(sign, v, other));
        Names = All.Keys.ToHashSet(StringComparer.Ordinal);
    }

    public static IReadOnlySet<string> Names { get; }

    public static Func<object?, Arguments, bool> Find(string name) => All.TryGetValue(name, out var test) ? test : throw new JinjaFault($"there is no test {name}");

    private static Func<object?, Arguments, bool> One(Func<object?, bool> test) => (value, arguments) =>
        arguments.Positional.Count + arguments.Named.Count == 0 ? test(value) : throw new JinjaFault("the test takes no argument");

    private static Func<object?, Arguments, bool> Two(Func<object?, object?, bool> test) => (value, arguments) => (arguments.Positional, arguments.Named) switch
    {
        ([var other], []) => test(value, other),
        ([], [var other]) => test(value, other.Value),
        _ => throw new JinjaFault("the test takes one argument"),
    };

    private static object? Rest(object? value, object? other) => Types.IsNumber(value) ? Operators.Binary("%", value, other)
        : value is Undefined undefined ? throw undefined.Fault : throw new JinjaFault($"found a {Types.Name(value)}: expected a number");
}
