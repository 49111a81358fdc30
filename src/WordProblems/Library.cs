using Ponder.WordProblems.Stories;

namespace Ponder.WordProblems;

/// <summary>Every story, and the templates that fit more than one.</summary>
internal static class Library
{
    public static readonly IReadOnlyList<Story> Stories =
        [Collector.Story, Baker.Story, Farmer.Story, Savings.Story, Store.Story, Journey.Story, Tank.Story, Garden.Story];

    /// <summary>What happens to full boxes and to money, whoever owns them.</summary>
    public static readonly IReadOnlyList<Event> Shared =
    [
        new("boxes.more", "{friend} fills {n} more {boxes} and gives them to {name}.", "{name} has [now + n] {boxes}.")
            { From = Stage.Boxes },
        new("boxes.less", "{friend} takes {s} of the {boxes} away.", "{name} has [now - s] {boxes} left.") { From = Stage.Boxes },
        new("boxes.half", "Half of the {boxes} go to another town.", "{name} has [now / 2] {boxes} left.") { From = Stage.Boxes },
        new("boxes.times", "A week later there are {k} times as many {boxes}.", "{name} has [now x k] {boxes}.") { From = Stage.Boxes },
        new("boxes.trucks", "{a} trucks bring {b} {boxes} each.",
            "The trucks bring [t: a x b] {boxes}.", "{name} has [now + t] {boxes}.") { From = Stage.Boxes },
        new("boxes.empty", "{s} of the {boxes} are thrown away.", "{name} has [now - s] {boxes} left.")
            { From = Stage.Boxes, Only = Split.Test },
        new("boxes.sells-out", "{he} has no money, so {he} sells all the {boxes} for {b} dollars each.", "{name} has [now x b] dollars.")
            { From = Stage.Boxes, To = Stage.Money },
        new("money.earns", "{he} earns another {n} dollars.", "{name} has [now + n] dollars.") { From = Stage.Money },
        new("money.spends", "{he} pays {s} dollars for a new door.", "{name} has [now - s] dollars left.") { From = Stage.Money },
        new("money.tickets", "{he} pays for {a} tickets at {b} dollars each.",
            "The tickets cost [t: a x b] dollars.", "{name} has [now - t] dollars left.") { From = Stage.Money },
        new("money.hours", "{friend} pays {him} {b} dollars an hour for {a} hours of help.",
            "The help brings [t: a x b] dollars.", "{name} has [now + t] dollars.") { From = Stage.Money },
        new("money.half", "{he} spends half of the money on a trip.", "{name} has [now / 2] dollars left.") { From = Stage.Money },
        new("money.split", "{he} splits the money into {d} equal parts and keeps one part.", "{name} has [now / d] dollars left.")
            { From = Stage.Money },
        new("money.both", "{he} pays {s} dollars for a trip and earns another {n} dollars.",
            "{name} has [now - s] dollars left.", "{name} has [now + n] dollars.") { From = Stage.Money, Only = Split.Test },
    ];

    public static readonly IReadOnlyList<Event> Questions =
    [
        new("ask.now", "How many {items} does {name} have now?"),
        new("ask.end", "How many {items} does {name} have in the end?"),
        new("ask.boxes", "How many {boxes} does {name} have now?") { From = Stage.Boxes },
        new("ask.money", "How many dollars does {name} have now?") { From = Stage.Money },
        new("ask.money-end", "How many dollars does {name} have in the end?") { From = Stage.Money },
        new("ask.share", "{friend} and {name} share the dollars equally. How many dollars does each of them get?",
            "Each of them gets [t: now / 2] dollars.") { From = Stage.Money },
        new("ask.together", "{friend} has {k} times as many dollars as {name}. How many dollars do they have together?",
            "{friend} has [t: now x k] dollars.", "Together they have [u: now + t] dollars.") { From = Stage.Money },
        new("ask.fewer", "{friend} has {s} fewer dollars than {name}. How many dollars do they have together?",
            "{friend} has [t: now - s] dollars.", "Together they have [u: now + t] dollars.") { From = Stage.Money },
        new("ask.boxes-more", "{friend} has {n} more {boxes} than {name}. How many {boxes} do they have together?",
            "{friend} has [t: now + n] {boxes}.", "Together they have [u: now + t] {boxes}.") { From = Stage.Boxes },
        new("ask.goods-fewer", "{friend} has {s} fewer {items} than {name}. How many {items} do they have together?",
            "{friend} has [t: now - s] {items}.", "Together they have [u: now + t] {items}."),
    ];

    /// <summary>Sentences with numbers that have nothing to do with the question.</summary>
    public static readonly IReadOnlyList<Event> Remarks =
    [
        new("remark.age", "{friend} is {m} years old."),
        new("remark.warm", "It is {m} degrees outside."),
        new("remark.walk", "The way to the station takes {m} minutes."),
        new("remark.cousins", "{friend} has {m} cousins."),
        new("remark.town", "The town is {m} miles away."),
        new("remark.street", "{friend} lives at number {m} on the same street."),
        new("remark.song", "{friend} sings for {m} minutes."),
        new("remark.river", "The river is {m} miles away.") { Only = Split.Test },
        new("remark.miles", "{friend} walks {m} miles.") { Only = Split.Calibration },
    ];
}
