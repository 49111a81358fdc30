namespace Ponder.WordProblems.Stories;

/// <summary>Starts with money; what happens to it is shared with every story that comes to money.</summary>
internal static class Savings
{
    public static readonly Story Story = new(
        "savings",
        Items: ["dollars"],
        Boxes: ["boxes"],
        Openings:
        [
            new("savings.has", "{name} has {now} dollars.") { From = Stage.Money },
            new("savings.saves", "{name} saves {b} dollars a week for {a} weeks.", "{name} has [a x b] dollars.") { From = Stage.Money },
            new("savings.jar", "{name} opens a jar and finds {now} dollars in it.") { From = Stage.Money },
        ],
        Events:
        [
            new("savings.mows", "{he} earns {n} dollars for cutting the grass.", "{name} has [now + n] dollars.") { From = Stage.Money },
            new("savings.dogs", "{he} walks {a} dogs and gets {b} dollars for each.",
                "{name} earns [t: a x b] dollars.", "{name} has [now + t] dollars.") { From = Stage.Money },
            new("savings.birthday", "{friend} gives {him} {n} dollars.", "{name} has [now + n] dollars.") { From = Stage.Money },
            new("savings.books", "{he} buys {a} books at {b} dollars each.",
                "The books cost [t: a x b] dollars.", "{name} has [now - t] dollars left.") { From = Stage.Money },
            new("savings.doubles", "{his} savings grow to {k} times as much.", "{name} has [now x k] dollars.") { From = Stage.Money },
            new("savings.gives", "{he} gives {s} dollars to {friend}.", "{name} has [now - s] dollars left.")
                { From = Stage.Money, Only = Split.Test },
            new("savings.finds", "{he} finds {n} more dollars in a jar.", "{name} has [now + n] dollars.")
                { From = Stage.Money, Only = Split.Calibration },
        ],
        Questions:
        [
            new("savings.missing", "{he} wants to buy a bike for {more} dollars. How many dollars are missing?",
                "There are [more - now] dollars missing.") { From = Stage.Money },
        ]);
}
