using Microsoft.Extensions.Configuration;
using Ponder.Inference.Kinds;
using Ponder.Inference.Settings;

namespace Ponder.Inference.Tests.Settings;

/// <summary>Broken folders of a published reward model, and what is said of each.</summary>
public sealed class PrmSettingsTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("ponder-prm-");

    public PrmSettingsTests()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Onnx", "Prm", "Tiny", "skywork")))
            File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
    }

    public void Dispose() => folder.Delete(true);

    [Fact]
    public void A_whole_folder_opens()
    {
        using var verifier = (IDisposable)Open()!;
        Assert.NotNull(verifier);
    }

    [Fact]
    public void Without_a_GPU_the_reason_is_said_once()
    {
        var said = new List<string>();
        using var verifier = (IDisposable)Open(said.Add, ("Cuda", "true"))!;
        Assert.Contains("it runs on the CPU: this build has the CPU's ONNX Runtime only", Assert.Single(said), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("prm.json", null, "prm.json is missing: it says which family")]
    [InlineData("prm.json", "{\"family\":\"gpt\",\"name\":\"x\"}", "family is \"gpt\": expected one of math-shepherd")]
    [InlineData("prm.json", "{\"family\":\"skywork\",\"name\":\"x\",\"step\":1}", "prm.json, line 1")]
    [InlineData("prm.json", "{\"family\":\"rlhflow\",\"name\":\"x\"}", "output has 1 columns, too few for rlhflow; see goodColumn")]
    [InlineData("prm.json", "{\"family\":\"math-shepherd\",\"name\":\"x\"}", "the text has 0 step marks (token 12902) for 1 steps")]
    [InlineData("prm.json", "{\"family\":\"skywork\",\"name\":\"x\",\"stepToken\":99999}", "cannot read what the tokenizer gives it")]
    [InlineData("model.onnx", null, "model.onnx is missing")]
    [InlineData("model.onnx", "no model", "no model can be read from it")]
    [InlineData("tokenizer.json", null, "tokenizer.json is missing")]
    [InlineData("tokenizer.json", "{", "tokenizer.json cannot be read")]
    [InlineData("tokenizer.json", "{\"model\":{\"type\":\"Unigram\"}}", "the model in tokenizer.json is Unigram: expected BPE")]
    [InlineData("tokenizer_config.json", "{", "tokenizer_config.json cannot be read")]
    public void A_broken_file_is_named(string file, string? content, string expected)
    {
        var path = Path.Combine(folder.FullName, file);
        if (content is null) File.Delete(path);
        else File.WriteAllText(path, content);
        var error = Assert.ThrowsAny<Exception>(() => Open());
        Assert.True(error is SettingException or InvalidDataException, error.ToString());
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    private Core.Verifying.IVerifier? Open(Action<string>? say = null, params (string Name, string Value)[] more)
    {
        var values = new Dictionary<string, string?> { ["Ponder:Verifier:Kind"] = "onnx", ["Ponder:Verifier:Folder"] = folder.FullName };
        foreach (var (name, value) in more) values[$"Ponder:Verifier:{name}"] = value;
        return new ModelSettings(new ConfigurationBuilder().AddInMemoryCollection(values).Build(), say).OpenVerifier();
    }
}
