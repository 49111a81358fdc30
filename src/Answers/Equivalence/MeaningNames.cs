using Ponder.Answers.Parsing;

namespace Ponder.Answers.Equivalence;

/// <summary>What a kind of meaning is called in words.</summary>
internal static class MeaningNames
{
    public static string Of(Meaning meaning) => meaning switch
    {
        ScalarMeaning { Value.Source: Sym { Name.Length: 1 } } or TextMeaning => "choice or word",
        ScalarMeaning { Value.IsConstant: true } => "number",
        ScalarMeaning => "formula",
        QuantityMeaning => "quantity",
        RatioMeaning => "ratio",
        TupleMeaning => "tuple",
        CollectionMeaning => "list",
        MatrixMeaning => "matrix",
        RegionMeaning => "interval",
        EquationMeaning => "equation",
        InequalityMeaning => "inequality",
        ClockMeaning or DateMeaning => "time",
        _ => "other",
    };
}
