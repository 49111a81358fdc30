using Ponder.Inference.Onnx.Language.Jinja.Values;

namespace Ponder.Inference.Onnx.Language.Jinja.Filters;

/// <summary>Filters that take some items, or make something of each.</summary>
internal static class ChoiceFilters
{
    public static IEnumerable<KeyValuePair<string, Func<FilterCall, object?>>> All =>
    [
        new("select", c => Choose(c, false, true)),
        new("reject", c => Choose(c, false, false)),
        new("selectattr", c => Choose(c, true, true)),
        new("rejectattr", c => Choose(c, true, false)),
        new("map", Map),
    ];

    private static Sequence Choose(FilterCall call, bool member, bool keep)
    {
        if (!Truth.Of(call.Value)) return Sequence.Generator([]);
        var given = call.Arguments.Positional;
        if (member && given.Count == 0) throw new JinjaFault("expected the name of a member");
        var rest = member ? given.Skip(1).ToList() : [.. given];
        var arguments = new Arguments([.. rest.Skip(1)], call.Arguments.Named);
        return Sequence.Generator([.. call.Items.Where(item =>
        {
            var value = member ? ListFilters.Attribute(call.Template, item, given[0]) : item;
            return keep == (rest.Count == 0 ? Truth.Of(value) : call.Template.Test(Name(rest[0]), value, arguments));
        })]);
    }

    private static Sequence Map(FilterCall call)
    {
        var (given, named) = (call.Arguments.Positional, call.Arguments.Named.ToDictionary());
        if (!Truth.Of(call.Value)) return Sequence.Generator([]);
        if (given.Count == 0 && named.TryGetValue("attribute", out var attribute))
        {
            if (named.Keys.Any(n => n is not ("attribute" or "default"))) throw new JinjaFault("map: expected attribute and default");
            var other = named.GetValueOrDefault("default");
            return Sequence.Generator([.. call.Items.Select(item =>
                ListFilters.Attribute(call.Template, item, attribute) is var value && value is Undefined && other is not null ? other : value)]);
        }

        if (given.Count == 0) throw new JinjaFault("map: expected a filter's name, or attribute");
        var arguments = new Arguments([.. given.Skip(1)], call.Arguments.Named);
        return Sequence.Generator([.. call.Items.Select(item => call.Template.Filter(Name(given[0]), item, arguments))]);
    }

    private static string Name(object? value) => SafeText.Plain(value) as string ?? throw new JinjaFault($"found a {Types.Name(value)}: expected a name");
}
