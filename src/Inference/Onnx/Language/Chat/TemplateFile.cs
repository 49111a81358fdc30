using System.Text.Json;
using Ponder.Inference.Onnx.Language.Folders;

namespace Ponder.Inference.Onnx.Language.Chat;

/// <summary>A model's chat template as text, and where it stands.</summary>
internal sealed record TemplateFile(string File, string Text)
{
    private const string Own = "chat_template.jinja", Config = "tokenizer_config.json", Processor = "chat_template.json", Name = "chat_template";

    /// <summary>The template of the model in that folder: chat_template.jinja, else that of tokenizer_config.json, else chat_template.json.</summary>
    /// <exception cref="InvalidDataException">There is none; the message says where it was looked for and what to do.</exception>
    public static TemplateFile Find(string folder)
    {
        var own = Path.Combine(folder, Own);
        if (System.IO.File.Exists(own)) return new(own, System.IO.File.ReadAllText(own));
        return From(Path.Combine(folder, Config)) ?? From(Path.Combine(folder, Processor)) ?? throw new InvalidDataException(
            $"{folder} has no chat template: looked for {Own}, for \"{Name}\" in {Config} and for {Processor}. "
            + $"Copy the template that the model was published with into the folder, as {Own}");
    }

    private static TemplateFile? From(string file)
    {
        if (ModelJson.Read(file) is not { } json || !json.TryGetProperty(Name, out var template)) return null;
        return template.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.String => new(Within(file), template.GetString()!),
            JsonValueKind.Array => new(Within(file), Default(file, template)),
            _ => throw new InvalidDataException($"{file}: \"{Name}\" is a JSON {template.ValueKind}: expected a text, or a list of name and template"),
        };
    }

    private static string Within(string file) => $"\"{Name}\" of {file}";

    private static string Default(string file, JsonElement list)
    {
        var named = list.EnumerateArray().Select(t => (Name: ModelJson.Text(t, "name"), Text: ModelJson.Text(t, "template"))).ToList();
        return named.FirstOrDefault(t => t.Name == "default").Text
            ?? throw new InvalidDataException($"{file}: \"{Name}\" has {string.Join(", ", named.Select(t => t.Name ?? "one without a name"))}: expected default");
    }
}
