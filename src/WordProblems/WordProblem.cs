namespace Ponder.WordProblems;

/// <summary>One word problem with its reference.</summary>
/// <param name="Id">Split, seed and index: the same three give the same problem.</param>
/// <param name="Text">The problem in English, on one line.</param>
/// <param name="Answer">The one right answer, a non-negative integer.</param>
/// <param name="Solution">One step per line, then <c>Answer: N</c>; no newline at the end.</param>
/// <param name="Steps">How many arithmetic steps the solution takes (the answer line is none).</param>
/// <param name="Templates">The templates it was composed of, in order of use.</param>
public sealed record WordProblem(string Id, string Text, int Answer, string Solution, int Steps, IReadOnlyList<string> Templates);
