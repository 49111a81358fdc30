using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Serialization;
using Ponder.Core.Seeds;
using Ponder.Search.Options;

namespace Ponder.Search.Solving;

/// <summary>
/// A strategy, or an allocator, and its options as chosen for a problem. Choices are equal where their <see cref="Text"/> is.
/// </summary>
/// <param name="Name">What it is called, as in <see cref="StrategyNames"/>.</param>
/// <param name="Options">Values by the options' names; what is left out has its default.</param>
public sealed record StrategyChoice(string Name, IReadOnlyDictionary<string, string> Options)
{
    private static readonly ConcurrentDictionary<string, StrategyChoice> Seen = new(StringComparer.Ordinal);

    private string? text;

    /// <summary>A copy works out its own text, since its name or options may change.</summary>
    private StrategyChoice(StrategyChoice original) => (Name, Options) = (original.Name, original.Options);

    /// <summary>The choice in words, as <see cref="Parse"/> reads it; options in the order of their names.</summary>
    [JsonIgnore]
    public string Text => text ??= Options.Count == 0
        ? Name
        : $"{Name}:{string.Join('+', Options.OrderBy(o => o.Key, StringComparer.Ordinal).Select(o => $"{o.Key}={o.Value}"))}";

    /// <summary>Its budget in sampled solutions, where it is set.</summary>
    [JsonIgnore]
    public int? N => Options.TryGetValue(Samples.Name, out var value) && int.TryParse(value, CultureInfo.InvariantCulture, out var n) ? n : null;

    /// <summary>The name with all options at their defaults.</summary>
    public static StrategyChoice Of(string name) => new(name, Sorted([]));

    /// <summary>The name on a budget of <paramref name="n"/> sampled solutions, for a strategy that takes one.</summary>
    public static StrategyChoice Of(string name, int n) => Of(name).WithSamples(n);

    /// <summary>
    /// A name with options where wanted, such as <c>revisions:choice=last+context=2</c>. Whether there is such a strategy is not asked.
    /// </summary>
    /// <exception cref="OptionException">It is not of that form.</exception>
    public static StrategyChoice Parse(string text)
    {
        var parts = text.Split(':', 2);
        var options = Sorted([]);
        foreach (var pair in parts.Length == 1 ? [] : parts[1].Split('+'))
        {
            var split = pair.IndexOf('=', StringComparison.Ordinal);
            if (split <= 0) throw new OptionException($"strategy \"{text}\": expected options as name=value after the colon");
            options[pair[..split]] = pair[(split + 1)..];
        }

        return new(parts[0], options);
    }

    /// <summary>The same with one option set.</summary>
    public StrategyChoice With(string option, string value)
    {
        var options = Sorted(Options);
        options[option] = value;
        return new(Name, options);
    }

    /// <summary>The same with one option at its default.</summary>
    public StrategyChoice Without(string option) => Options.ContainsKey(option) ? new(Name, Sorted(Options.Where(o => o.Key != option))) : this;

    /// <summary>The same on a budget of <paramref name="n"/> sampled solutions.</summary>
    public StrategyChoice WithSamples(int n) => With(Samples.Name, OptionValues.Text(n));

    /// <inheritdoc/>
    public bool Equals(StrategyChoice? other) => ReferenceEquals(this, other) || (other is not null && Text == other.Text);

    /// <summary>A hash of the text that is the same in every process.</summary>
    public override int GetHashCode() => (int)Seed.Hash(Text);

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>One object for all equal choices, so that a million problems hold a few.</summary>
    internal StrategyChoice Shared() => Seen.GetOrAdd(Text, static (_, choice) => new(choice.Name, Sorted(choice.Options)), this);

    private static SortedDictionary<string, string> Sorted(IEnumerable<KeyValuePair<string, string>> options)
    {
        var sorted = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in options) sorted[name] = value;
        return sorted;
    }
}
