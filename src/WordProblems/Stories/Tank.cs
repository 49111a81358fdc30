namespace Ponder.WordProblems.Stories;

internal static class Tank
{
    public static readonly Story Story = new(
        "tank",
        Items: ["liters of water", "liters of rain", "liters of oil"],
        Boxes: ["bottles"],
        Openings:
        [
            new("tank.holds", "{name} holds {now} {items}."),
            new("tank.filled", "{friend} pours {a} buckets of {b} liters into {name}, which was empty.", "{name} has [a x b] {items}."),
        ],
        Events:
        [
            new("tank.adds", "{friend} adds {n} liters.", "{name} has [now + n] {items}."),
            new("tank.pump", "A pump brings {b} liters a minute for {a} minutes.",
                "The pump brings [t: a x b] liters.", "{name} has [now + t] {items}."),
            new("tank.uses", "{friend} takes out {s} liters.", "{name} has [now - s] {items} left."),
            new("tank.leak", "{he} loses {b} liters an hour for {a} hours.",
                "It loses [t: a x b] liters.", "{name} has [now - t] {items} left."),
            new("tank.half", "Half of it is used up.", "{name} has [now / 2] {items} left."),
            new("tank.rises", "In a week {he} fills up to {k} times as many liters.", "{name} has [now x k] {items}."),
            new("tank.divide", "The liters are shared equally with other places, and each of the {d} has the same number.",
                "{name} has [now / d] {items} left."),
            new("tank.swap", "{s} liters are used up, and {friend} adds {n} new ones.",
                "{name} has [now - s] {items} left.", "{name} has [now + n] {items}."),
            new("tank.cups", "{friend} fills {a} cups from {name} and takes {b} liters home.", "{name} has [now - b] {items} left.")
                { Only = Split.Test },
            new("tank.storm", "The rain adds {n} liters to it.", "{name} has [now + n] {items}.") { Only = Split.Calibration },
            new("tank.bottles", "All of it is put into {boxes}, {d} liters in each.", "{name} fills [now / d] {boxes}.")
                { To = Stage.Boxes },
        ],
        Questions: [])
    {
        Places = ["the tank", "the barrel", "the pool"],
    };
}
