using Ponder.Answers;
using Ponder.Core.Proposing;
using Ponder.Inference.Chat.Prompts;

namespace Ponder.Inference.Onnx.Language;

/// <summary>Prompts as the model reads them: Ponder's words in the model's chat template, as tokens.</summary>
internal sealed class LanguagePrompts
{
    /// <summary>Tokens that a text read again may have more than it had when it was written: a tokenizer may cut it elsewhere.</summary>
    private const int Slack = 8;

    private readonly LoadedModel model;
    private readonly TemplateSet templates;
    private readonly Beginnings beginnings;
    private readonly int kinds;

    public LanguagePrompts(LoadedModel model, TemplateSet templates, Beginnings beginnings)
    {
        (this.model, this.templates, this.beginnings) = (model, templates, beginnings);
        var plain = Count(Purpose.Solve, 0);
        kinds = Enum.GetValues<AnswerKind>().Max(kind => Count(Purpose.Solve, 0, kind)) - plain;
        Words = [.. Enum.GetValues<Purpose>().Select(purpose => Of(purpose, plain))];
    }

    /// <summary>What other purposes' prompts have beyond that of a solution.</summary>
    public IReadOnlyList<PromptWords> Words { get; }

    /// <summary>The prompt's tokens.</summary>
    public int[] Tokens(ProposerPrompt prompt) => model.Tokens(templates.Chat(prompt), beginnings.Beginning(prompt));

    /// <summary>The problem's tokens as a prompt for a solution.</summary>
    public Reading Read(string problem)
    {
        var tokens = Tokens(Asked(Purpose.Solve, problem, 0, default)).Length;
        return new(tokens + kinds, tokens < model.Context ? null
            : $"the problem has {tokens} tokens with the prompt around it, and {model.Folder.Name} reads {model.Context}")
        { Expected = tokens };
    }

    private PromptWords Of(Purpose purpose, int plain)
    {
        if (purpose is Purpose.Think or Purpose.Conclude) return new(purpose, model.Tokenizer.Encode(beginnings.Marks).Length + Slack, 0);
        if (purpose == Purpose.Solve) return new(purpose, Slack, 0);
        const int Many = 16;
        var text = Count(purpose, Many) - Count(purpose, Many - 1);
        var none = Count(purpose, 0);
        // Words that stand once, where there is any answer to a sub-question, are seen with one.
        if (purpose.Own() == Abilities.Divide) none = Math.Max(none, Count(purpose, 1) - text);
        return new(purpose, Math.Max(0, none - plain) + Slack, text + Slack);
    }

    private int Count(Purpose purpose, int texts, AnswerKind kind = default) => Tokens(Asked(purpose, "", texts, kind)).Length;

    private static ProposerPrompt Asked(Purpose purpose, string problem, int texts, AnswerKind kind) => new()
    {
        Problem = problem,
        Kind = kind,
        Purpose = purpose,
        Question = purpose is Purpose.Divide or Purpose.Part ? "?" : "",
        Attempts = [.. Enumerable.Repeat("", texts)],
        Seeds = [],
        MaxTokens = 1,
    };
}
