using System.Text;
using Ponder.Answers;
using Ponder.Core.Proposing;
using Ponder.Inference.Settings;

namespace Ponder.Inference.Chat.Prompts;

/// <summary>The prompts for every purpose: those that come with Ponder, or a folder's own of the same name.</summary>
internal sealed class TemplateSet
{
    /// <summary>The chat that has a solution gone on with where the server cannot go on from its words.</summary>
    private const string Rest = "search-rest";

    private static readonly Dictionary<string, string[]> Needed = new()
    {
        ["solve"] = ["problem"],
        ["revise"] = ["problem", "attempts"],
        ["critique"] = ["problem", "first"],
        ["refine"] = ["problem", "first", "second"],
        ["judge"] = ["problem", "first"],
        ["compare"] = ["problem", "first", "second"],
        ["search"] = ["problem"],
        [Rest] = ["problem", "first"],
        ["condense"] = ["problem", "first", "second"],
        ["divide"] = ["problem", "question", "results"],
        ["part"] = ["problem", "question", "results"],
        ["join"] = ["problem", "results"],
        ["verify"] = ["problem", "steps"],
        ["verdict"] = ["problem", "steps"],
    };

    private static readonly string[] Asking = ["solve", "revise", "refine", "search", Rest, "join"];

    /// <summary>The place of the sentence that asks for the problem's kind of answer; who words a template anew may leave it out.</summary>
    private const string Answer = "answer";

    private readonly Dictionary<string, Template> chats = [];
    private readonly Template plain;

    /// <exception cref="SettingException">A template cannot be used.</exception>
    public TemplateSet(string? folder)
    {
        if (folder is not null && !Directory.Exists(folder)) throw new SettingException($"there is no folder of templates {folder}");
        foreach (var (name, needed) in Needed)
        {
            var (file, text) = Text(folder, name);
            chats[name] = Template.Parse(file, text, ["system", "user"], Array.IndexOf(Asking, name) < 0 ? needed : [.. needed, Answer], needed);
        }

        var (path, content) = Text(folder, "completions");
        plain = Template.Parse(path, content, ["message", "reply"], ["role", "content"], ["content"]);
    }

    /// <summary>The chat that asks for what the prompt's purpose is.</summary>
    public IReadOnlyList<Message> Chat(ProposerPrompt prompt) => Chat(Name(prompt.Purpose), prompt);

    /// <summary>The chat that asks for the rest of a solution that searches, as words of the user: for servers that cannot go on from a part.</summary>
    public IReadOnlyList<Message> RestOfSearch(ProposerPrompt prompt) => Chat(Rest, prompt with { Attempts = [prompt.Prefix + prompt.Cue] });

    private IReadOnlyList<Message> Chat(string name, ProposerPrompt prompt) => chats[name].Fill(new Dictionary<string, string>
    {
        ["problem"] = prompt.Problem,
        [Answer] = AnswerKinds.Request(prompt.Kind),
        ["attempts"] = string.Join("\n\n", prompt.Attempts.Select((text, i) => $"{Heading(i)}\n{text.Trim()}")),
        ["question"] = prompt.Question.Length == 0 ? "" : $"The sub-question that this is about:\n\n{prompt.Question.Trim()}\n\n",
        ["results"] = prompt.Attempts.Count == 0 ? "" : $"What was found so far:\n\n{string.Join("\n\n", prompt.Attempts.Select(text => text.Trim()))}\n\n",
        ["first"] = prompt.Attempts.ElementAtOrDefault(0)?.Trim() ?? "",
        ["second"] = prompt.Attempts.ElementAtOrDefault(1)?.Trim() ?? "",
    });

    /// <summary>The chat that asks for scores of steps.</summary>
    public IReadOnlyList<Message> Verification(string problem, IReadOnlyList<string> steps) => Steps("verify", problem, steps);

    /// <summary>The chat that asks whether the steps are right, yes or no.</summary>
    public IReadOnlyList<Message> Verdict(string problem, IReadOnlyList<string> steps) => Steps("verdict", problem, steps);

    /// <summary>A chat written out for the completions endpoint, up to where the model goes on.</summary>
    public string Plain(IReadOnlyList<Message> chat, string? beginning)
    {
        var text = new StringBuilder();
        foreach (var message in chat)
        {
            var values = new Dictionary<string, string> { ["role"] = message.Role, ["content"] = message.Content };
            text.Append(plain.Part("message", values)).Append('\n');
        }

        return text.Append(plain.Part("reply", new Dictionary<string, string>())).Append('\n').Append(beginning).ToString();
    }

    private IReadOnlyList<Message> Steps(string name, string problem, IReadOnlyList<string> steps) => chats[name].Fill(new Dictionary<string, string>
    {
        ["problem"] = problem,
        ["steps"] = string.Join("\n\n", steps.Select((step, i) => $"Step {i + 1}: {step}")),
    });

    private static string Heading(int attempt) => $"Attempt {attempt + 1}:";

    private static string Name(Purpose purpose) => purpose switch
    {
        Purpose.Revise => "revise",
        Purpose.Critique => "critique",
        Purpose.Refine => "refine",
        Purpose.Judge => "judge",
        Purpose.Compare => "compare",
        Purpose.Search => "search",
        Purpose.Condense => "condense",
        Purpose.Divide => "divide",
        Purpose.Part => "part",
        Purpose.Join => "join",
        _ => "solve",
    };

    private static (string File, string Text) Text(string? folder, string name)
    {
        var file = $"{name}.txt";
        if (folder is not null && Path.Combine(folder, file) is var own && File.Exists(own)) return (own, File.ReadAllText(own));
        using var stream = typeof(TemplateSet).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return (file, reader.ReadToEnd());
    }
}
