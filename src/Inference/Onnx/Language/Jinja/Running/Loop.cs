using Ponder.Inference.Onnx.Language.Jinja.Values;

namespace Ponder.Inference.Onnx.Language.Jinja.Running;

/// <summary>The variable <c>loop</c>: where a loop is.</summary>
internal sealed class Loop(IReadOnlyList<object?> items, int depth, Func<object?, string>? again)
{
    private object? last;
    private bool changed;

    /// <summary>Which item it is at, from 0.</summary>
    public int Place { get; set; }

    public object? Member(string name) => name switch
    {
        "index" => Place + 1L,
        "index0" => (long)Place,
        "revindex" => (long)items.Count - Place,
        "revindex0" => items.Count - Place - 1L,
        "first" => Place == 0,
        "last" => Place == items.Count - 1,
        "length" => (long)items.Count,
        "depth" => depth + 1L,
        "depth0" => (long)depth,
        "previtem" => Place > 0 ? Item(Place - 1) : new Undefined("there is no item before the first"),
        "nextitem" => Place + 1 < items.Count ? Item(Place + 1) : new Undefined("there is no item after the last"),
        "cycle" => new Function("loop.cycle", Cycle),
        "changed" => new Function("loop.changed", Changed),
        _ => null,
    };

    /// <summary>The loop over other items, as a recursive one calls itself.</summary>
    public string Again(Arguments arguments) => again is null ? throw new JinjaFault("loop is called: expected recursive at its for")
        : arguments.Positional is [var over] ? again(over) : throw new JinjaFault("loop is called: expected one list");

    private object? Item(int place) => items[place] ?? new Undefined("the item is none");

    private object? Cycle(Arguments arguments) => arguments.Positional is { Count: > 0 } all ? all[Place % all.Count]
        : throw new JinjaFault("loop.cycle: expected values");

    private object? Changed(Arguments arguments)
    {
        var now = Sequence.Tuple(arguments.Positional);
        var differs = !changed || !Equality.Same(last, now);
        (last, changed) = (now, true);
        return differs;
    }
}
