using Ponder.Answers.Kinds;

namespace Ponder.Answers;

/// <summary>The kinds of answers by name, what asks for each, and which one a reference is of.</summary>
public static class AnswerKinds
{
    /// <summary>Their names: math, choice, text, json, code.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Enum.GetNames<AnswerKind>().Select(name => name.ToLowerInvariant())];

    /// <summary>The kind of that name, in any case; also by names that data sets have, such as "numerical" or "option".</summary>
    /// <exception cref="FormatException">There is no such kind; the message lists those there are.</exception>
    /// <exception cref="ArgumentNullException">There is no name.</exception>
    public static AnswerKind Parse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return KindNames.Find(name)
            ?? throw new FormatException($"\"{name}\" is no kind of answer: expected one of {string.Join(", ", Names)}");
    }

    /// <summary>The sentence of a prompt that asks for an answer of that kind, where this library finds it surely.</summary>
    public static string Request(AnswerKind kind) => kind switch
    {
        AnswerKind.Choice => "Put the letter of the right option within \\boxed{}.",
        AnswerKind.Text => "End with a line that begins with \"Answer:\" and gives the answer in a few words.",
        AnswerKind.Json => "End with the answer as JSON in a fenced block.",
        AnswerKind.Code => "End with the whole code in one fenced block.",
        _ => "Put your final answer within \\boxed{}.",
    };

    /// <summary>
    /// The kind that a reference says it is of: a JSON object; a letter of an option that the problem lists; yes, no, true or false; three
    /// words or more that are no mathematics. Null where it does not say, which is as <see cref="AnswerKind.Math"/>.
    /// </summary>
    /// <param name="reference">The right answer; null says nothing.</param>
    /// <param name="problem">The problem's text.</param>
    /// <exception cref="ArgumentNullException">There is no problem.</exception>
    public static AnswerKind? Find(string? reference, string problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return reference is null ? null : KindFinder.Find(reference.Trim(), problem);
    }

    /// <summary>A reference to compare with: of a choice given by what its option says, the option's letter; else as it is.</summary>
    /// <param name="kind">The problem's kind.</param>
    /// <param name="reference">The right answer.</param>
    /// <param name="problem">The problem's text.</param>
    /// <exception cref="ArgumentNullException">A text is null.</exception>
    public static string Reference(AnswerKind kind, string reference, string problem)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(problem);
        return kind == AnswerKind.Choice ? Options.In(problem).Letter(reference) ?? reference : reference;
    }
}
