namespace Ponder.Answers.Extraction;

/// <summary>An answer and where in the text it stands.</summary>
internal sealed record Found(int Start, string Text);
