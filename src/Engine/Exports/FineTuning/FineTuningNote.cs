namespace Ponder.Engine.Exports.FineTuning;

/// <summary>A row that was left out, and why.</summary>
/// <param name="Problem">The problem's id.</param>
/// <param name="Field">The field of the row that breaks a rule, such as <c>messages[1].content</c>.</param>
/// <param name="Message">What is wrong and what was expected.</param>
public sealed record FineTuningNote(string Problem, string Field, string Message)
{
    /// <summary>In a line, for people.</summary>
    public override string ToString() => $"problem {Problem}, {Field}: {Message}";
}
