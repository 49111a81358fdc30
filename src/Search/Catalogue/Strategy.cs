using System.Globalization;
using System.Text.Json.Serialization;
using Ponder.Core.Proposing;
using Ponder.Search.Allocation;
using Ponder.Search.Solving;

namespace Ponder.Search.Catalogue;

/// <summary>A strategy and its options as chosen for a problem.</summary>
public sealed record StrategyChoice(string Name, IReadOnlyDictionary<string, string> Options)
{
    /// <summary>The choice in words, as <see cref="Parse"/> reads it; options in the order of their names.</summary>
    [JsonIgnore]
    public string Text => Options.Count == 0
        ? Name
        : $"{Name}:{string.Join('+', Options.OrderBy(o => o.Key, StringComparer.Ordinal).Select(o => $"{o.Key}={o.Value}"))}";

    /// <summary>Its budget in sampled solutions, where it is set.</summary>
    [JsonIgnore]
    public int? N => Options.TryGetValue(Samples.Option.Name, out var text) && int.TryParse(text, CultureInfo.InvariantCulture, out var n) ? n : null;

    /// <summary>A name with options where wanted, such as <c>revisions:choice=last+context=2</c>; and a budget for those that take one.</summary>
    /// <exception cref="OptionException">It is not of that form, or there is no such strategy.</exception>
    public static StrategyChoice Parse(string text, int? n)
    {
        var parts = text.Split(':', 2);
        var options = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in parts.Length == 1 ? [] : parts[1].Split('+'))
        {
            var split = pair.IndexOf('=', StringComparison.Ordinal);
            if (split <= 0) throw new OptionException($"strategy \"{text}\": expected options as name=value after the colon");
            options[pair[..split]] = pair[(split + 1)..];
        }

        if (n is { } count && TakesN(parts[0])) options["n"] = OptionValues.Text(count);
        return new(parts[0], options);
    }

    /// <summary>Whether what is called so, strategy or allocator, has its budget set in sampled solutions.</summary>
    /// <exception cref="OptionException">Nothing is called so.</exception>
    public static bool TakesN(string name) =>
        (AllocatorCatalogue.Find(name)?.Options ?? StrategyCatalogue.Find(name).Options).Any(o => o.Name == Samples.Option.Name);
}

/// <summary>An entry of the catalogue.</summary>
public sealed record Strategy
{
    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>One sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>What can be set.</summary>
    public required IReadOnlyList<Option> Options { get; init; }

    /// <summary>What the proposer must be able to do.</summary>
    public Abilities Needs { get; init; }

    /// <summary>Whether it cannot do without a verifier, as its options stand by default.</summary>
    public bool NeedsVerifier { get; init; }

    /// <summary>Whether a larger budget goes on with the draws of a smaller one, so that only what is added is paid.</summary>
    public bool Nested { get; init; }

    /// <summary>Whether its budget is set in sampled solutions.</summary>
    public bool TakesN => Options.Any(o => o.Name == Samples.Option.Name);

    /// <summary>Makes it with checked options; throws <see cref="OptionException"/> where they do not fit together.</summary>
    public required Func<OptionValues, IStrategy> Create { get; init; }

    /// <summary>The most it can ask for, from which an estimate is reckoned.</summary>
    public required Func<OptionValues, Demand> Demand { get; init; }
}
