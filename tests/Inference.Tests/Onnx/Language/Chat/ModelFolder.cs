namespace Ponder.Inference.Tests.Onnx.Language.Chat;

/// <summary>A model's folder that is gone after the test.</summary>
internal sealed class ModelFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("ponder-chat-").FullName;

    /// <summary>A folder with that template and a begin mark.</summary>
    public static ModelFolder Of(string template)
    {
        var folder = new ModelFolder();
        folder.Write("chat_template.jinja", template);
        folder.Write("tokenizer_config.json", """{"bos_token": "<s>", "eos_token": {"content": "</s>"}}""");
        return folder;
    }

    public void Write(string name, string text) => File.WriteAllText(System.IO.Path.Combine(Path, name), text);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
