namespace Ponder.WordProblems.Stories;

/// <summary>The count belongs to a place instead of a person.</summary>
internal static class Store
{
    public static readonly Story Story = new(
        "store",
        Items: ["books", "pencils", "chairs", "lamps", "toys", "balls", "maps", "cups"],
        Boxes: ["boxes", "crates", "shelves"],
        Openings:
        [
            new("store.has", "{name} has {now} {items}."),
            new("store.opens", "When {name} opens, there are {now} {items} in it."),
            new("store.rooms", "{name} has {a} rooms with {b} {items} in each.", "{name} has [a x b] {items}."),
        ],
        Events:
        [
            new("store.truck", "A truck brings {n} more {items}.", "{name} has [now + n] {items}."),
            new("store.friend", "{friend} brings back {n} {items}.", "{name} has [now + n] {items}."),
            new("store.orders", "{he} orders {a} packs of {b} {items}.",
                "The packs hold [t: a x b] {items}.", "{name} has [now + t] {items}."),
            new("store.broken", "{s} of the {items} are broken and thrown away.", "{name} has [now - s] {items} left."),
            new("store.visitor", "{friend} takes {s} {items} away.", "{name} has [now - s] {items} left."),
            new("store.classes", "{a} classes borrow {b} {items} each.",
                "The classes borrow [t: a x b] {items}.", "{name} has [now - t] {items} left."),
            new("store.replace", "{s} {items} are sold, and {n} new ones come in.",
                "{name} has [now - s] {items} left.", "{name} has [now + n] {items}."),
            new("store.grows", "Over the years the number of {items} grows to {k} times as many.", "{name} has [now x k] {items}."),
            new("store.half", "Half of the {items} go to another town.", "{name} has [now / 2] {items} left."),
            new("store.towns", "The {items} are shared equally by {d} places, and {name} is one of them.",
                "{name} has [now / d] {items} left."),
            new("store.sold", "{s} of the {items} are sold.", "{name} has [now - s] {items} left.") { Only = Split.Test },
            new("store.donors", "{a} families give {b} {items} each.",
                "The families give [t: a x b] {items}.", "{name} has [now + t] {items}.") { Only = Split.Calibration },
            new("store.packs-up", "All the {items} are put into {boxes}, {d} in each.", "{name} fills [now / d] {boxes}.")
                { To = Stage.Boxes },
        ],
        Questions: [])
    {
        Places = ["the library", "the school", "the museum", "the shop", "the office"],
    };
}
