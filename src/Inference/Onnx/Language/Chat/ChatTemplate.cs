using Ponder.Inference.Chat.Prompts;
using Ponder.Inference.Onnx.Language.Jinja;

namespace Ponder.Inference.Onnx.Language.Chat;

/// <summary>
/// The chat template of a published model: chats as the text that the model was trained on. The text has the model's marks in it, that of the
/// beginning too, so its tokens are those of the text alone. Many may use it at once.
/// </summary>
internal sealed class ChatTemplate
{
    private const string System = "Probe of the system text", User = "Probe of the user text";
    private readonly JinjaTemplate template;
    private readonly IReadOnlyDictionary<string, string> tokens;

    private ChatTemplate(JinjaTemplate template, IReadOnlyDictionary<string, string> tokens, IReadOnlyDictionary<string, object?> arguments)
    {
        (this.template, this.tokens) = (template, tokens);
        Form = Probe(arguments);
    }

    /// <summary>Its text.</summary>
    public string Source => template.Text;

    /// <summary>How the template wants its messages, found out once by trying.</summary>
    public ChatForm Form { get; }

    /// <summary>The template of the model in that folder, tried with a chat of a system and a user message.</summary>
    /// <param name="folder">The model's folder.</param>
    /// <param name="arguments">What the template is given beside the chat, such as <c>enable_thinking</c>; those of the trial.</param>
    /// <param name="clock">What a template that writes the date asks; the system's where none is given.</param>
    /// <exception cref="InvalidDataException">There is no template, it is none, or it writes no chat; the message says where and what was expected.</exception>
    public static ChatTemplate Open(string folder, IReadOnlyDictionary<string, object?>? arguments = null, TimeProvider? clock = null)
    {
        var file = TemplateFile.Find(folder);
        return new(JinjaTemplate.Parse(file.File, file.Text, clock), SpecialTokens.Read(folder), arguments ?? new Dictionary<string, object?>());
    }

    /// <summary>The chat as text, up to where the model goes on.</summary>
    /// <param name="chat">The messages.</param>
    /// <param name="beginning">What the model's reply begins with already; see <see cref="Thinking"/> for one that opens thinking.</param>
    /// <param name="arguments">What the template is given beside the chat; what it does not know changes nothing.</param>
    /// <exception cref="InvalidDataException">The template refuses the chat.</exception>
    public string Render(IReadOnlyList<Message> chat, string? beginning, IReadOnlyDictionary<string, object?> arguments)
    {
        var prompt = Write(Form, chat, arguments);
        return beginning is null ? prompt : Thinking.Begin(prompt, beginning);
    }

    /// <summary>The mark with which the template opens the model's thinking itself, so that a reply has only its end; null where it does not.</summary>
    public string? OpensThinking(IReadOnlyDictionary<string, object?> arguments) => Thinking.Opened(Write(Form, [new("user", User)], arguments));

    private ChatForm Probe(IReadOnlyDictionary<string, object?> arguments)
    {
        InvalidDataException? refusal = null;
        var written = "";
        foreach (var form in ChatForm.All)
        {
            try
            {
                written = Write(form, [new("system", System), new("user", User)], arguments);
                if (written.Contains(System, StringComparison.Ordinal) && written.Contains(User, StringComparison.Ordinal)) return form;
            }
            catch (InvalidDataException e)
            {
                refusal = form.System && refusal is not null ? refusal : e;
            }
        }

        throw new InvalidDataException(refusal is null ? $"{template.File}: the template writes \"{written}\" of a chat: expected the texts of its messages"
            : $"{refusal.Message}. This was a chat of one user message: expected a template that writes it", refusal);
    }

    private string Write(ChatForm form, IReadOnlyList<Message> chat, IReadOnlyDictionary<string, object?> arguments)
    {
        var values = new Dictionary<string, object?> { ["tools"] = null, ["documents"] = null };
        foreach (var (name, token) in tokens) values[name] = token;
        foreach (var (name, value) in arguments) values[name] = value;
        values["messages"] = form.Messages(chat);
        values["add_generation_prompt"] = true;
        return template.Render(values);
    }
}
