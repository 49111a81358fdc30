namespace Ponder.WordProblems.Stories;

internal static class Baker
{
    public static readonly Story Story = new(
        "baker",
        Items: ["cookies", "muffins", "rolls", "buns", "pies", "cakes", "pancakes"],
        Boxes: ["boxes", "bags", "baskets"],
        Openings:
        [
            new("baker.bakes", "{name} bakes {now} {items} for the school fair."),
            new("baker.trays", "{name} bakes {a} trays of {items} with {b} on each tray.", "{name} has [a x b] {items}."),
            new("baker.early", "Early in the morning {name} has {now} fresh {items}."),
        ],
        Events:
        [
            new("baker.more", "{he} bakes {n} more {items}.", "{name} has [now + n] {items}."),
            new("baker.friend", "{friend} brings {n} {items} from home.", "{name} has [now + n] {items}."),
            new("baker.batches", "{he} bakes {a} more trays of {b} {items}.",
                "The trays hold [t: a x b] {items}.", "{name} has [now + t] {items}."),
            new("baker.burns", "{s} of the {items} burn in the oven.", "{name} has [now - s] {items} left."),
            new("baker.sells", "{he} sells {s} {items} before noon.", "{name} has [now - s] {items} left."),
            new("baker.plates", "{he} puts {b} {items} on each of {a} plates for the guests.",
                "The plates hold [t: a x b] {items}.", "{name} has [now - t] {items} left."),
            new("baker.eats", "The children eat {s} {items}, so {he} bakes {n} more.",
                "{name} has [now - s] {items} left.", "{name} has [now + n] {items}."),
            new("baker.order", "A big order comes in, so {he} bakes until there are {k} times as many {items}.",
                "{name} has [now x k] {items}."),
            new("baker.half", "Half of the {items} are sold at the fair.", "{name} has [now / 2] {items} left."),
            new("baker.share", "{he} shares the {items} equally with the other bakers, so each of the {d} bakers has the same number.",
                "{name} has [now / d] {items}."),
            new("baker.gives", "{he} gives {s} of the {items} to {friend}.", "{name} has [now - s] {items} left.") { Only = Split.Test },
            new("baker.class", "{a} children bring {b} {items} each.",
                "The children bring [t: a x b] {items}.", "{name} has [now + t] {items}.") { Only = Split.Calibration },
            new("baker.packs-up", "{he} packs all the {items} into {boxes} of {d}.", "{name} fills [now / d] {boxes}.")
                { To = Stage.Boxes },
            new("baker.sells-out", "{he} has no money, so {he} sells all the {items} for {b} dollars each.",
                "{name} has [now x b] dollars.") { To = Stage.Money },
        ],
        Questions: []);
}
