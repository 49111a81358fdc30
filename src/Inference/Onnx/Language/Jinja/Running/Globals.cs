using System.Globalization;
using Ponder.Inference.Onnx.Language.Jinja.Values;

namespace Ponder.Inference.Onnx.Language.Jinja.Running;

/// <summary>The functions that chat templates expect.</summary>
internal static class Globals
{
    public static Scope Of(TimeProvider clock)
    {
        var scope = new Scope(null);
        foreach (var function in All(clock)) scope.Set(function.Name, function);
        return scope;
    }

    private static IEnumerable<Function> All(TimeProvider clock) =>
    [
        new("range", Range),
        new("dict", arguments => new Mapping([.. arguments.Positional.SelectMany(Entries), .. arguments.Named.Select(n => KeyValuePair.Create((object?)n.Key, n.Value))])),
        new("namespace", MakeNamespace),
        Function.Of("raise_exception", ["message"], a => throw new JinjaFault($"the template refuses the chat: {Printed.Text(a.Needed("message"))}")),
        Function.Of("strftime_now", ["format"], a => TimeText.Of(clock.GetLocalNow(), a.Text("format"))),
    ];

    private static Sequence Range(Arguments arguments)
    {
        var bounds = arguments.Positional.Select(p => Types.Integer(p, "range")).ToList();
        if (arguments.Named.Count > 0 || bounds.Count is 0 or > 3) throw new JinjaFault("range: expected one to three whole numbers");
        var (start, stop) = bounds.Count == 1 ? (0, bounds[0]) : (bounds[0], bounds[1]);
        var step = bounds.Count == 3 ? bounds[2] : 1;
        if (step == 0) throw new JinjaFault("range: the step is 0");
        var distance = step > 0 ? (decimal)stop - start : (decimal)start - stop;
        var count = distance <= 0 ? 0 : Math.Ceiling(distance / Math.Abs((decimal)step));
        if (count > Limits.Range) throw new JinjaFault($"range: more than {Limits.Range} numbers");
        var name = string.Create(CultureInfo.InvariantCulture, $"range({start}, {stop}{(step == 1 ? "" : $", {step}")})");
        return new(SequenceKind.Range, [.. Enumerable.Range(0, (int)count).Select(i => (object?)(start + (i * step)))], name);
    }

    private static Namespace MakeNamespace(Arguments arguments)
    {
        var space = new Namespace();
        foreach (var (key, value) in arguments.Positional.SelectMany(Entries)) space.Members[Printed.Text(key)] = value;
        foreach (var (name, value) in arguments.Named) space.Members[name] = value;
        return space;
    }

    private static IEnumerable<KeyValuePair<object?, object?>> Entries(object? value) => value is Mapping mapping
        ? mapping.Pairs.Select(p => KeyValuePair.Create(p.Key, p.Value))
        : Types.Walk(value).Select(item => Types.Walk(item) is [var key, var entry] ? KeyValuePair.Create(key, entry)
            : throw new JinjaFault("dict: expected a dict or pairs"));
}
