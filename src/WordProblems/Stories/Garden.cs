namespace Ponder.WordProblems.Stories;

internal static class Garden
{
    public static readonly Story Story = new(
        "garden",
        Items: ["roses", "tulips", "trees", "flowers", "bushes", "herbs"],
        Boxes: ["pots"],
        Openings:
        [
            new("garden.has", "{name} has {now} {items} in the garden."),
            new("garden.rows", "{name} plants {a} rows of {b} {items}.", "{name} has [a x b] {items}."),
        ],
        Events:
        [
            new("garden.plants", "{he} plants {n} more {items}.", "{name} has [now + n] {items}."),
            new("garden.rows-more", "{he} plants {a} more rows with {b} {items} in each.",
                "The rows give [t: a x b] {items}.", "{name} has [now + t] {items}."),
            new("garden.friend", "{friend} plants {n} {items} next to them for {him}.", "{name} has [now + n] {items}."),
            new("garden.frost", "A cold night destroys {s} {items}.", "{name} has [now - s] {items} left."),
            new("garden.cuts", "{he} cuts {b} {items} for each of {a} neighbors.",
                "The neighbors take [t: a x b] {items}.", "{name} has [now - t] {items} left."),
            new("garden.dry", "{s} {items} dry up, and {he} plants {n} new ones.",
                "{name} has [now - s] {items} left.", "{name} has [now + n] {items}."),
            new("garden.spring", "In spring there are {k} times as many {items}.", "{name} has [now x k] {items}."),
            new("garden.half", "The goats eat half of the {items}.", "{name} has [now / 2] {items} left."),
            new("garden.divide", "{he} sorts the {items} into {d} equal groups and keeps only one group.",
                "{name} has [now / d] {items} left."),
            new("garden.goats", "The goats eat {s} {items}.", "{name} has [now - s] {items} left.") { Only = Split.Test },
            new("garden.helper", "{friend} plants {a} rows of {b} {items} for {him}.",
                "The rows give [t: a x b] {items}.", "{name} has [now + t] {items}.") { Only = Split.Calibration },
            new("garden.sells-out", "{he} has no money, so {he} sells all the {items} for {b} dollars each.",
                "{name} has [now x b] dollars.") { To = Stage.Money },
        ],
        Questions:
        [
            new("garden.baskets", "{he} puts the {items} into pots, {d} in each. How many pots does {he} need?",
                "{name} needs [t: now / d] pots."),
        ]);
}
