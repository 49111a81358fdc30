namespace Ponder.Answers;

/// <summary>What was read from a text, where, and why; or why nothing was.</summary>
/// <param name="Answer">The answer, or null: then the text abstains.</param>
/// <param name="Why">The rule that read it, in words, or the reason why nothing was read.</param>
/// <param name="Start">Where in the text it stands, in characters from 0; 0 where there is none.</param>
/// <param name="Length">How many characters it takes there, marks around it included; 0 where there is none.</param>
public sealed record AnswerReading(string? Answer, string Why, int Start, int Length);
