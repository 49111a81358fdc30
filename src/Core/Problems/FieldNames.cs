namespace Ponder.Core.Problems;

/// <summary>The names that people's files have for the same things, the surest first.</summary>
internal static class FieldNames
{
    public static readonly string[] Ids = ["id", "unique_id", "custom_id"];

    public static readonly string[] Questions = ["problem", "question", "prompt", "input", "query", "instruction", "messages", "conversations"];

    /// <summary>Where alone a wrong kind of value is no answer of another kind, but a mistake.</summary>
    public const string Answer = "answer";

    public static readonly string[] Answers =
    [
        Answer, "expected_answer", "final_answer", "gold_answer", "correct_answer", "reference_answer", "gold", "target", "label", "ground_truth",
        "reference", "ideal", "answers", "expected", "expected_output",
    ];

    /// <summary>Fields that hold a whole solution, which the answer is read from.</summary>
    public static readonly string[] Solutions = ["solution", "output"];

    public static readonly string[] Kinds = ["answerType", "answer_type", "answertype"];

    /// <summary>The field of a problem's pictures.</summary>
    public const string Images = "images";

    /// <summary>Whether a file's field may be a question's.</summary>
    public static bool IsQuestion(string name, ProblemFields? fields) => fields?.Problem is { } own
        ? own == name
        : Questions.Contains(name, StringComparer.OrdinalIgnoreCase);
}
