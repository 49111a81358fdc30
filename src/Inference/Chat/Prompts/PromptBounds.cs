using System.Text;
using Ponder.Core.Proposing;

namespace Ponder.Inference.Chat.Prompts;

/// <summary>What problems cost as prompts of these templates at most, and about how much, where nobody has the model's tokenizer.</summary>
internal sealed class PromptBounds
{
    /// <summary>Texts enough to see what one of them takes: the longest number in its heading has as many digits.</summary>
    private const int Texts = 16;

    private readonly TemplateSet templates;
    private readonly string section;
    private readonly int around;
    private readonly int expected;

    /// <summary>Bounds for those templates.</summary>
    /// <param name="templates">The prompts.</param>
    /// <param name="marks">Bytes of the marks around thinking.</param>
    /// <param name="section">The settings that a refusal names.</param>
    public PromptBounds(TemplateSet templates, int marks, string section)
    {
        (this.templates, this.section) = (templates, section);
        around = Bound(Purpose.Solve, 0);
        expected = PromptSize.Expected(Chat(Purpose.Solve, 0));
        Words = [.. Enum.GetValues<Purpose>().Select(purpose => Of(purpose, marks)).Where(words => words.Prompt + words.Text > 0)];
    }

    /// <summary>What other purposes' prompts have beyond that of a solution.</summary>
    public IReadOnlyList<PromptWords> Words { get; }

    /// <summary>The problem's bound; a refusal only where it does not fit even by a generous guess.</summary>
    public Reading Read(string problem, int context)
    {
        var guess = expected + PromptSize.Expected(problem);
        return new(Encoding.UTF8.GetByteCount(problem) + around, guess < context ? null
            : $"the problem has about {guess} tokens with the prompt around it, and {section}:ContextLength is {context}")
        { Expected = guess };
    }

    private PromptWords Of(Purpose purpose, int marks)
    {
        if (purpose is Purpose.Think or Purpose.Conclude) return new(purpose, marks, 0);
        var (none, text) = (Bound(purpose, 0), Bound(purpose, Texts) - Bound(purpose, Texts - 1));
        // Words that stand once, where there is any answer to a sub-question, are seen with one.
        if (purpose.Own() == Abilities.Divide) none = Math.Max(none, Bound(purpose, 1) - text);
        return new(purpose, Math.Max(0, none - around), text);
    }

    private int Bound(Purpose purpose, int texts)
    {
        var bound = Bound(Chat(purpose, texts));
        return purpose == Purpose.Search ? Math.Max(bound, Bound(templates.RestOfSearch(Prompt(purpose, texts)))) : bound;
    }

    private int Bound(IReadOnlyList<Message> chat) => Math.Max(PromptSize.Bound(chat, null), Encoding.UTF8.GetByteCount(templates.Plain(chat, null)));

    private IReadOnlyList<Message> Chat(Purpose purpose, int texts) => templates.Chat(Prompt(purpose, texts));

    private static ProposerPrompt Prompt(Purpose purpose, int texts) => new()
    {
        Problem = "",
        Purpose = purpose,
        Question = purpose is Purpose.Divide or Purpose.Part ? "?" : "",
        Attempts = [.. Enumerable.Repeat("", texts)],
        Seeds = [],
        MaxTokens = 1,
    };
}
