using System.Text.Json.Nodes;
using Ponder.Inference.Onnx.Tokens;
using Ponder.Inference.Tests.Onnx.Language;
using Tokenizers.DotNet;

namespace Ponder.Inference.Tests.Onnx.Tokens;

/// <summary>What Hugging Face's library would do of itself, and must not.</summary>
public sealed class HuggingFaceTokenizerTests : IDisposable
{
    /// <summary>As rlhflow's, with a post-processor that begins every text as Llama 3's does, and with cutting and padding.</summary>
    private static readonly string Begun = Path.Combine(Prm.FamilyTests.Folder, "llama-bos");

    private static readonly string Bare = Path.Combine(Prm.FamilyTests.Folder, "rlhflow");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("ponder-tokens-");

    public void Dispose() => folder.Delete(true);

    [Theory]
    [InlineData("")]
    [InlineData("Step 1: 12 + 30 = 42, so there are 42 apples left.")]
    [InlineData("<|begin_of_text|><|start_header_id|>user<|end_header_id|>\n\nWhat is 1 + 1?<|eot_id|>")]
    public void No_token_is_added_cut_or_padded_whatever_the_file_asks_for(string text)
    {
        using var begun = new HuggingFaceTokenizer(Begun);
        using var bare = new HuggingFaceTokenizer(Bare);
        Assert.Equal(bare.Encode(text), begun.Encode(text));
        Assert.Equal(text.StartsWith(begun.Begin, StringComparison.Ordinal) ? 1 : 0, begun.Encode(text).Count(id => id == 314));
    }

    [Fact]
    public void The_library_alone_would_add_one_and_pad()
    {
        using var library = new Tokenizer(Path.Combine(Begun, "tokenizer.json"));
        var ids = library.Encode("1");
        Assert.Equal((314u, 16), (ids[0], ids.Length));
    }

    [Theory]
    [InlineData("{0}apples left")]
    [InlineData("apples {0} left")]
    [InlineData("apples left{0}")]
    [InlineData("{0}")]
    public void Half_a_surrogate_pair_reads_like_the_replacement_character(string text)
    {
        using var tokenizer = new HuggingFaceTokenizer(Bare);
        var expected = tokenizer.Encode(text.Replace("{0}", "\ufffd", StringComparison.Ordinal));
        foreach (var half in (char[])['\ud83d', '\ude00'])
            Assert.Equal(expected, tokenizer.Encode(text.Replace("{0}", half.ToString(), StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("vocab", "{}")]
    [InlineData("vocab", "[1]")]
    [InlineData("merges", "[\"no such\"]")]
    [InlineData("merges", "7")]
    public void A_broken_tokenizer_names_its_folder(string part, string content)
    {
        Copy(json => json["model"]![part] = JsonNode.Parse(content));
        var error = Assert.Throws<InvalidDataException>(() => new HuggingFaceTokenizer(folder.FullName));
        Assert.Contains(folder.FullName, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##", "max_input_chars_per_word": 9, "vocab": { "[UNK]": 0, "ap": 1, "##ple": 2 } }""")]
    [InlineData("""{ "type": "Unigram", "unk_id": 0, "vocab": [["<unk>", 0.0], ["ap", -1.0], ["ple", -2.0]] }""")]
    public void Other_models_than_BPE_are_read(string model)
    {
        Copy(json =>
        {
            (json["model"], json["pre_tokenizer"], json["decoder"]) = (JsonNode.Parse(model), null, null);
            json["added_tokens"] = new JsonArray();
        });
        using var tokenizer = new HuggingFaceTokenizer(folder.FullName);
        Assert.Equal([1, 2], tokenizer.Encode("apple"));
    }

    [Fact]
    public void A_model_that_is_not_known_is_refused()
    {
        Copy(json => json["model"]!["type"] = "WordLevel");
        var error = Assert.Throws<InvalidDataException>(() => new HuggingFaceTokenizer(folder.FullName));
        Assert.Contains("is WordLevel: expected BPE, Unigram or WordPiece", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_threads_encode_while_tokenizers_come_and_go()
    {
        using var tokenizer = new HuggingFaceTokenizer(Bare);
        var texts = Enumerable.Range(0, 400).Select(i => $"Step {i}: {i} + {i} = {2 * i}.").ToList();
        var expected = texts.ConvertAll(tokenizer.Encode);
        Parallel.For(0, texts.Count, new ParallelOptions { MaxDegreeOfParallelism = 16 }, i =>
        {
            Assert.Equal(expected[i], tokenizer.Encode(texts[i]));
            if (i % 10 != 0) return;
            using var other = new HuggingFaceTokenizer(Begun);
            Assert.Equal(expected[i], other.Encode(texts[i]));
        });
    }

    private void Copy(Action<JsonNode> change)
    {
        File.Copy(Path.Combine(Bare, "tokenizer_config.json"), Path.Combine(folder.FullName, "tokenizer_config.json"));
        var json = JsonNode.Parse(File.ReadAllText(Path.Combine(Bare, "tokenizer.json")))!;
        change(json);
        File.WriteAllText(Path.Combine(folder.FullName, "tokenizer.json"), json.ToJsonString());
    }
}
