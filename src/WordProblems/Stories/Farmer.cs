namespace Ponder.WordProblems.Stories;

internal static class Farmer
{
    public static readonly Story Story = new(
        "farmer",
        Items: ["apples", "pears", "eggs", "plums", "pumpkins", "carrots", "lemons", "melons"],
        Boxes: ["crates", "sacks", "baskets", "boxes"],
        Openings:
        [
            new("farmer.picks", "{name} picks {now} {items} on the farm."),
            new("farmer.baskets", "{name} carries {a} {boxes} from the farm with {b} {items} in each.", "{name} has [a x b] {items}."),
            new("farmer.barn", "There are {now} {items} in the barn of {name}."),
        ],
        Events:
        [
            new("farmer.more", "{he} picks {n} more {items}.", "{name} has [now + n] {items}."),
            new("farmer.friend", "{friend} helps and picks {n} {items} for {him}.", "{name} has [now + n] {items}."),
            new("farmer.rows", "{he} picks {b} {items} from each of {a} rows.",
                "The rows give [t: a x b] {items}.", "{name} has [now + t] {items}."),
            new("farmer.rot", "{s} of the {items} go bad.", "{name} has [now - s] {items} left."),
            new("farmer.sells", "{he} sells {s} {items} at the market.", "{name} has [now - s] {items} left."),
            new("farmer.neighbors", "{a} neighbors take {b} {items} each.",
                "The neighbors take [t: a x b] {items}.", "{name} has [now - t] {items} left."),
            new("farmer.cooks", "{he} uses {s} {items} for a soup and picks {n} new ones.",
                "{name} has [now - s] {items} left.", "{name} has [now + n] {items}."),
            new("farmer.harvest", "The harvest is good, and soon {he} has {k} times as many {items}.", "{name} has [now x k] {items}."),
            new("farmer.half", "{he} gives half of the {items} to the school kitchen.", "{name} has [now / 2] {items} left."),
            new("farmer.carts", "{he} loads the {items} equally onto {d} carts, and only one cart stays on the farm.",
                "{name} has [now / d] {items} left."),
            new("farmer.helper", "{friend} gets {a} sacks with {b} {items} in each.",
                "{friend} gets [t: a x b] {items}.", "{name} has [now - t] {items} left.") { Only = Split.Test },
            new("farmer.finds", "{he} finds {n} more {items} in the barn.", "{name} has [now + n] {items}.")
                { Only = Split.Calibration },
            new("farmer.packs-up", "{he} packs all the {items} into {boxes} of {d}.", "{name} fills [now / d] {boxes}.")
                { To = Stage.Boxes },
            new("farmer.sells-out", "{he} has no money, so {he} sells all the {items} for {b} dollars each.",
                "{name} has [now x b] dollars.") { To = Stage.Money },
        ],
        Questions:
        [
            new("farmer.need", "{he} needs {more} {items}. How many {items} are missing?", "There are [more - now] {items} missing."),
        ]);
}
