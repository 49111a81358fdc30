namespace Ponder.Answers;

/// <summary>One labelled pair, as it was judged.</summary>
/// <param name="Line">Its line in the file, from 1.</param>
/// <param name="Kind">Its field "kind"; without one, what sort of answer the gold is: "number", "list", "choice or word" and so on.</param>
/// <param name="Expected">Its label: whether the two are equal.</param>
/// <param name="Judged">Whether they were judged equal.</param>
/// <param name="Gold">The reference as given.</param>
/// <param name="Pred">The answer as given.</param>
/// <param name="GoldRead">What was read from the reference; where nothing was, all of it is compared.</param>
/// <param name="PredRead">What was read from the answer; where nothing was, all of it is compared.</param>
/// <param name="Why">What the comparison took the two for.</param>
public sealed record JudgedPair(
    int Line, string Kind, bool Expected, bool Judged, string Gold, string Pred, AnswerReading GoldRead, AnswerReading PredRead, string Why)
{
    /// <summary>Judged as labelled.</summary>
    public bool Right => Expected == Judged;
}
