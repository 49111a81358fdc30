namespace Ponder.Answers;

/// <summary>What kind of answer a problem asks for: it decides how answers are asked for, read and compared.</summary>
public enum AnswerKind
{
    /// <summary>Numbers, formulas, sets and short words, compared by what they mean.</summary>
    Math,

    /// <summary>Letters of the options a problem lists.</summary>
    Choice,

    /// <summary>Words, compared without case, punctuation and articles.</summary>
    Text,

    /// <summary>A JSON object or array, compared field by field.</summary>
    Json,

    /// <summary>Source code: only the same code counts as the same, and all else is left to a verifier.</summary>
    Code,
}
