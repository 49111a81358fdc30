using System.Text;
using System.Text.Json.Nodes;
using Ponder.Inference.Onnx.Language;
using Ponder.Inference.Settings;
using Xunit;

namespace Ponder.Inference.Tests.Onnx.Language;

/// <summary>Folders with one thing wrong each, and what is said of it: the file, and what was expected.</summary>
public sealed class FolderFaultTests : IDisposable
{
    private const string Pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:aa\nsize 12\n";
    private static readonly string[] Internals = ["ErrorCode", "ONNXRuntimeError", "status code", ".cc:", "Exception", "   at ", "Microsoft."];

    private static readonly Dictionary<string, (string Family, Action<string> Break, string Words)> Faults = new(StringComparer.Ordinal)
    {
        ["no template"] = ("qwen2.5-plain", f => Change(f, "tokenizer_config.json", json => json.Remove("chat_template")), "has no chat template"),
        ["no tokenizer"] = ("qwen2.5-plain", f => File.Delete(At(f, "tokenizer.json")), "tokenizer.json is missing"),
        ["half a tokenizer"] = ("qwen2.5-plain", f => Cut(f, "tokenizer.json", 300), "tokenizer.json cannot be read"),
        ["an empty tokenizer"] = ("qwen2.5-plain", f => Write(f, "tokenizer.json", "{}"), "expected BPE, Unigram or WordPiece"),
        ["no config"] = ("qwen2.5-plain", f => File.Delete(At(f, "config.json")), "neither genai_config.json nor config.json"),
        ["half a config"] = ("qwen2.5-plain", f => Write(f, "config.json", "{"), "config.json, line 1"),
        ["no model"] = ("qwen2.5-plain", f => File.Delete(At(f, "model.onnx")), "has no .onnx file: expected model.onnx"),
        ["two models"] = ("qwen2.5-plain", Two, "several .onnx files (a.onnx, b.onnx): set Model"),
        ["no weights"] = ("phi4-plain", f => File.Delete(At(f, "model.onnx.data")), "model.onnx.data is missing"),
        ["half the weights"] = ("phi4-plain", f => Cut(f, "model.onnx.data", 500), "the file of its weights is cut short: it has 500 bytes"),
        ["half a model"] = ("qwen2.5-plain", f => Cut(f, "model.onnx", 3000), "is no ONNX model, or is cut short (3000 bytes)"),
        ["an empty model"] = ("qwen2.5-plain", f => Cut(f, "model.onnx", 0), "is no ONNX model, or is cut short (0 bytes)"),
        ["a pointer for the model"] = ("qwen2.5-plain", f => Write(f, "model.onnx", Pointer), "model.onnx is a Git LFS pointer"),
        ["a pointer for the weights"] = ("phi4-plain", f => Write(f, "model.onnx.data", Pointer), "model.onnx.data is a Git LFS pointer"),
        ["a pointer for the tokenizer"] = ("qwen2.5-plain", f => Write(f, "tokenizer.json", Pointer), "tokenizer.json is a Git LFS pointer"),
        ["other inputs"] = ("qwen2.5-plain", f => Rename(f, "input_ids", "input_idz"), "expected input_ids and logits"),
        ["an unknown input"] = ("qwen2.5-plain", f => Rename(f, "attention_mask", "encoder_hidden"), "inputs that Ponder cannot fill: encoder_hidden"),
        ["no numbers"] = ("phi4-plain", NoNumbers, "the model's logits are no numbers"),
        ["another's tokenizer"] = ("qwen2.5-plain", MoreTokens, "tokenizer.json has 100000 tokens"),
        ["no end"] = ("qwen2.5-plain", NoEnd, "expected \"eos_token_id\""),
        ["another's end"] = ("qwen2.5-plain", OtherEnd, "token 99999 ends a text"),
        ["no length"] = ("qwen2.5-plain", f => Change(f, "config.json", json => json.Remove("max_position_embeddings")), "expected \"max_position_embeddings\""),
    };

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("ponder-fault-");

    public static TheoryData<string> All => [.. Faults.Keys];

    public void Dispose() => folder.Delete(recursive: true);

    [Theory, MemberData(nameof(All))]
    public void It_is_said(string name)
    {
        var (family, spoil, words) = Faults[name];
        foreach (var file in Directory.GetFiles(Families.Path(family))) File.Copy(file, At(folder.FullName, Path.GetFileName(file)));
        using (OnnxProposer.Open(new() { Folder = folder.FullName }))
        {
        }

        spoil(folder.FullName);
        var message = Assert.Throws<InvalidDataException>(() => OnnxProposer.Open(new() { Folder = folder.FullName })).Message;
        Assert.Contains(words, message, StringComparison.Ordinal);
        Assert.Contains(folder.FullName, message, StringComparison.Ordinal);
        Assert.DoesNotContain(Internals, part => message.Contains(part, StringComparison.Ordinal));
    }

    [Fact]
    public void A_longer_context_and_a_broken_argument_name_their_settings()
    {
        var options = new LanguageOptions { Folder = Families.Path("qwen2.5-plain") };
        Assert.Contains("ContextLength is \"999999\": expected at most", Said(options with { ContextLength = 999999 }), StringComparison.Ordinal);
        Assert.Contains("TemplateArguments is \"{x\": expected a JSON object", Said(options with { TemplateArguments = "{x" }), StringComparison.Ordinal);
    }

    private static string Said(LanguageOptions options) => Assert.Throws<SettingException>(() => OnnxProposer.Open(options)).Message;

    private static string At(string folder, string file) => Path.Combine(folder, file);

    private static void Write(string folder, string file, string text) => File.WriteAllText(At(folder, file), text);

    private static void Cut(string folder, string file, int bytes) => File.WriteAllBytes(At(folder, file), File.ReadAllBytes(At(folder, file))[..bytes]);

    private static void Change(string folder, string file, Action<JsonObject> change)
    {
        var json = JsonNode.Parse(File.ReadAllText(At(folder, file)))!.AsObject();
        change(json);
        Write(folder, file, json.ToJsonString());
    }

    private static void Two(string folder)
    {
        File.Copy(At(folder, "model.onnx"), At(folder, "a.onnx"));
        File.Move(At(folder, "model.onnx"), At(folder, "b.onnx"));
    }

    private static void NoEnd(string folder)
    {
        File.Delete(At(folder, "generation_config.json"));
        Change(folder, "config.json", json => json.Remove("eos_token_id"));
    }

    private static void OtherEnd(string folder)
    {
        Write(folder, "generation_config.json", """{"eos_token_id":[99999]}""");
        Change(folder, "config.json", json => json["eos_token_id"] = 99999);
    }

    private static void MoreTokens(string folder) => Change(folder, "tokenizer.json", json => json["model"]!["vocab"]!["qqqqqq"] = 99999);

    private static void NoNumbers(string folder) =>
        File.WriteAllBytes(At(folder, "model.onnx.data"), [.. Enumerable.Repeat((byte)0xFF, (int)new FileInfo(At(folder, "model.onnx.data")).Length)]);

    private static void Rename(string folder, string name, string other)
    {
        Assert.Equal(name.Length, other.Length);
        var text = Encoding.Latin1.GetString(File.ReadAllBytes(At(folder, "model.onnx")));
        File.WriteAllBytes(At(folder, "model.onnx"), Encoding.Latin1.GetBytes(text.Replace(name, other, StringComparison.Ordinal)));
    }
}
