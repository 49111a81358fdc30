namespace Ponder.WordProblems.Stories;

internal static class Collector
{
    public static readonly Story Story = new(
        "collector",
        Items: ["stamps", "coins", "marbles", "shells", "cards", "stickers", "postcards", "badges"],
        Boxes: ["albums", "boxes", "tins"],
        Openings:
        [
            new("collector.has", "{name} has {now} {items}."),
            new("collector.collects", "{name} collects {items} and starts with {now} of them."),
            new("collector.keeps", "{name} keeps {a} {boxes} with {b} {items} in each.", "{name} has [a x b] {items}."),
            new("collector.first", "{friend} gives {now} {items} to {name}.") { Only = Split.Calibration },
        ],
        Events:
        [
            new("collector.gift", "{friend} gives {him} {n} more {items}.", "{name} has [now + n] {items}."),
            new("collector.finds", "{he} finds {n} more {items} at the market.", "{name} has [now + n] {items}."),
            new("collector.packs", "{he} buys {a} packs of {b} {items}.",
                "The packs hold [t: a x b] {items}.", "{name} has [now + t] {items}."),
            new("collector.loses", "{he} loses {s} {items} on the way home.", "{name} has [now - s] {items} left."),
            new("collector.swaps", "{he} trades {s} of the {items} for {n} new ones.",
                "{name} has [now - s] {items} left.", "{name} has [now + n] {items}."),
            new("collector.friends", "{he} gives {b} {items} to each of {a} friends.",
                "{name} gives away [t: a x b] {items}.", "{name} has [now - t] {items} left."),
            new("collector.grows", "By the end of the year {he} has {k} times as many {items}.", "{name} has [now x k] {items}."),
            new("collector.half", "{he} gives half of the {items} to {friend}.", "{name} has [now / 2] {items} left."),
            new("collector.piles", "{he} sorts the {items} into {d} equal piles and keeps only one pile.",
                "{name} has [now / d] {items} left."),
            new("collector.seller", "{friend} sells {him} {a} packs of {items} with {b} in each.",
                "The packs hold [t: a x b] {items}.", "{name} has [now + t] {items}.") { Only = Split.Test },
            new("collector.takes", "{friend} takes {s} of the {items} home.", "{name} has [now - s] {items} left.")
                { Only = Split.Calibration },
            new("collector.packs-up", "{he} puts all the {items} into {boxes}, {d} in each.", "{name} fills [now / d] {boxes}.")
                { To = Stage.Boxes },
            new("collector.sells-out", "{he} has no money, so {he} sells all the {items} for {b} dollars each.",
                "{name} has [now x b] dollars.") { To = Stage.Money },
        ],
        Questions:
        [
            new("collector.difference", "{friend} has {s} {items}. How many more {items} than {friend} does {name} have?",
                "The difference is [now - s] {items}."),
            new("collector.other-more", "{friend} has {n} more {items} than {name}. How many {items} does {friend} have?",
                "{friend} has [now + n] {items}."),
        ]);
}
