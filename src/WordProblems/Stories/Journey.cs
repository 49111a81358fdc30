namespace Ponder.WordProblems.Stories;

internal static class Journey
{
    public static readonly Story Story = new(
        "journey",
        Items: ["passengers", "travelers"],
        Boxes: ["seats"],
        Openings:
        [
            new("journey.leaves", "{name} leaves the city with {now} {items}."),
            new("journey.groups-first", "{name} starts with {a} groups of {b} {items}.", "{name} has [a x b] {items}."),
        ],
        Events:
        [
            new("journey.on", "At the next stop {n} {items} get on.", "{name} has [now + n] {items}."),
            new("journey.off", "At the river {s} {items} get off.", "{name} has [now - s] {items} left."),
            new("journey.both", "In the next town {s} {items} get off and {n} get on.",
                "{name} has [now - s] {items} left.", "{name} has [now + n] {items}."),
            new("journey.groups", "{a} groups of {b} {items} get on.",
                "The groups hold [t: a x b] {items}.", "{name} has [now + t] {items}."),
            new("journey.leave-groups", "{a} families of {b} {items} each get off.",
                "The families hold [t: a x b] {items}.", "{name} has [now - t] {items} left."),
            new("journey.half", "Half of the {items} get off at the lake.", "{name} has [now / 2] {items} left."),
            new("journey.fills", "In the big city {he} fills up until there are {k} times as many {items}.",
                "{name} has [now x k] {items}."),
            new("journey.splits", "At the border the {items} are split equally over {d} lines, and one line goes on with {name}.",
                "{name} has [now / d] {items} left."),
            new("journey.families", "{a} families of {b} {items} each get on.",
                "The families hold [t: a x b] {items}.", "{name} has [now + t] {items}.") { Only = Split.Test },
            new("journey.group", "A group of {n} {items} gets on.", "{name} has [now + n] {items}.") { Only = Split.Calibration },
        ],
        Questions:
        [
            new("journey.free", "There are {more} seats. How many seats are free?", "There are [more - now] free seats."),
        ])
    {
        Places = ["the train", "the bus", "the ship", "the ferry"],
    };
}
