using System.Globalization;
using System.Text.RegularExpressions;

namespace Ponder.WordProblems;

/// <summary>
/// What the slots of a story stand for. Words are set; numbers are drawn when first met, by the slot's name:
/// now (the start), n (a change), s (taken away), more (a goal), a groups of b, k times,
/// d equal parts, m (a distractor).
/// </summary>
internal sealed partial class Scene(StoryDraws draws, Scale scale)
{
    private readonly Dictionary<string, string> words = [];
    private Dictionary<string, int> numbers = [];
    private bool worksOut;

    /// <summary>What was computed (or, before anything was, drawn) last.</summary>
    public int Result { get; private set; }

    private int Now => numbers["now"];

    public string this[string slot]
    {
        set => words[slot] = value;
    }

    /// <summary>The event's sentence and lines, or null, with nothing changed, when its numbers do not work out here.</summary>
    public (string Text, IReadOnlyList<string> Lines)? TryTell(Event what)
    {
        var before = numbers;
        numbers = before.TryGetValue("now", out var now) ? new() { ["now"] = now } : [];
        worksOut = true;
        var text = Slot().Replace(what.Text, Fill);
        IReadOnlyList<string> lines = [.. what.Lines.Select(line => Capital(Slot().Replace(Sum().Replace(line, Compute), Fill)))];
        if (worksOut) return (text, lines);
        numbers = before;
        return null;
    }

    public static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private string Fill(Match match)
    {
        var slot = match.Groups[1].Value;
        return words.TryGetValue(slot, out var word) ? word : Text(Number(slot));
    }

    private string Compute(Match match)
    {
        var (left, sign, right) = (Number(match.Groups[2].Value), match.Groups[3].Value, Number(match.Groups[4].Value));
        var result = sign switch
        {
            "+" => left + right,
            "-" => left - right,
            "x" when Math.Min(left, right) <= Scale.LargestFactor => left * right,
            "/" when right > 0 && left % right == 0 => left / right,
            _ => -1,
        };
        // Two and more: "1 apples" is no English.
        worksOut &= result is >= 2 and <= Scale.Largest;
        Result = result;
        numbers[match.Groups[1].Success ? match.Groups[1].Value : "now"] = result;
        return $"{Text(left)} {sign} {Text(right)} = {Text(result)}";
    }

    private int Number(string slot)
    {
        if (int.TryParse(slot, NumberStyles.None, CultureInfo.InvariantCulture, out var literal)) return literal;
        if (!numbers.TryGetValue(slot, out var value)) numbers[slot] = value = DrawFor(slot);
        return value;
    }

    private int DrawFor(string slot) => slot switch
    {
        "now" => Within(scale.Start),
        "n" => Within(scale.Change),
        "s" => Within(scale.Change.Start.Value..Math.Max(0, Math.Min(scale.Change.End.Value, Now - 2))),
        "a" => Within(scale.Groups),
        "b" => Within(scale.Size),
        "k" => Within(scale.Times),
        "d" => Divisor(),
        "m" => Within(3..60),
        "more" => Within((Now + scale.Change.Start.Value)..Math.Min(Now + scale.Change.End.Value, Scale.Largest)),
        _ => throw new InvalidOperationException($"A template asks for the unknown slot {{{slot}}}."),
    };

    private int Within(Range range)
    {
        worksOut &= range.Start.Value <= range.End.Value;
        return worksOut ? draws.Between(range.Start.Value, range.End.Value) : 0;
    }

    private int Divisor()
    {
        var divisors = Enumerable.Range(2, scale.LargestDivisor - 1).Where(d => Now % d == 0 && Now / d >= 2).ToList();
        worksOut &= divisors.Count > 0;
        return worksOut ? draws.Pick(divisors) : 0;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Slot();

    [GeneratedRegex(@"\[(?:(\w+): )?(\w+) ([-+x/]) (\w+)\]")]
    private static partial Regex Sum();
}
