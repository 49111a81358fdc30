namespace Ponder.Answers.Extraction;

/// <summary>How a language announces an answer.</summary>
/// <param name="Code">Its two-letter code.</param>
/// <param name="DecimalComma">Whether it writes 3,5 for three and a half.</param>
/// <param name="Nouns">What is announced: "answer", "réponse".</param>
/// <param name="Verbs">What may stand between it and the answer, next to a colon.</param>
/// <param name="Final">Words that say there will be no other.</param>
internal sealed record Language(string Code, bool DecimalComma, string[] Nouns, string[] Verbs, string[] Final)
{
    /// <summary>Written without spaces, so that words have no edges.</summary>
    public bool Runs => Code is "zh" or "ja" or "ko" or "th";
}
