namespace Ponder.Answers.Equivalence;

/// <summary>What the commas between digits of an answer may be.</summary>
internal enum CommaReading
{
    /// <summary>Separators, or there are none.</summary>
    List,

    /// <summary>Decimal points: semicolons separate.</summary>
    Decimal,

    /// <summary>Either, as in 1,3: a list unless the reference or the other answers say otherwise.</summary>
    Either,
}
