using Ponder.Inference.Chat.Prompts;
using Ponder.Inference.Onnx.Language.Chat;

namespace Ponder.Inference.Tests.Onnx.Language.Chat;

/// <summary>Where a template and the marks it names are read from, and what is wrong with a folder.</summary>
public class FolderTests
{
    private const string Plain = "{{ bos_token }}{% for m in messages %}[{{ m.role }}:{{ m.content }}]{% endfor %}";
    private static readonly Dictionary<string, object?> Nothing = [];

    [Fact]
    public void Its_own_file_goes_before_the_tokenizers()
    {
        using var folder = ModelFolder.Of("own " + Plain);
        folder.Write("tokenizer_config.json", $$"""{"chat_template": "other {{Plain}}"}""");
        Assert.StartsWith("own ", Written(folder), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tokenizer_config.json", """{"bos_token": "<b>", "chat_template": "T"}""")]
    [InlineData("tokenizer_config.json", """{"bos_token": {"content": "<b>"}, "chat_template": [{"name": "tool_use", "template": "x"}, {"name": "default", "template": "T"}]}""")]
    [InlineData("chat_template.json", """{"chat_template": "T"}""")]
    public void It_is_found_wherever_models_have_it(string file, string content)
    {
        using var folder = new ModelFolder();
        folder.Write("special_tokens_map.json", """{"bos_token": {"content": "<b>"}}""");
        folder.Write(file, content.Replace("\"T\"", $"\"{Plain}\"", StringComparison.Ordinal));
        Assert.Equal("<b>[user:hi]", Written(folder));
    }

    [Fact]
    public void The_tokenizers_marks_go_before_those_of_the_map()
    {
        using var folder = ModelFolder.Of("{{ bos_token }}{{ eos_token }}{{ pad_token }}" + Plain);
        folder.Write("special_tokens_map.json", """{"bos_token": "no", "pad_token": "<pad>"}""");
        Assert.Equal("<s></s><pad><s>[user:hi]", Written(folder));
    }

    [Fact]
    public void A_folder_without_one_says_where_it_was_looked_for_and_what_to_do()
    {
        using var folder = new ModelFolder();
        folder.Write("tokenizer_config.json", "{}");
        Assert.Equal($"{folder.Path} has no chat template: looked for chat_template.jinja, for \"chat_template\" in tokenizer_config.json and for chat_template.json. "
            + "Copy the template that the model was published with into the folder, as chat_template.jinja", Refusal(folder));
    }

    [Theory]
    [InlineData("""{"chat_template": [{"name": "tool_use", "template": "x"}]}""", "\"chat_template\" has tool_use: expected default")]
    [InlineData("""{"chat_template": 5}""", "\"chat_template\" is a JSON Number: expected a text, or a list of name and template")]
    [InlineData("[]", "holds a JSON Array: expected an object")]
    [InlineData("{", "cannot be read")]
    [InlineData("""{"chat_template": "{% if %}"}""", "tokenizer_config.json, line 1: found %}: expected an expression")]
    [InlineData("""{"chat_template": "{{ raise_exception('never') }}"}""", "line 1: the template refuses the chat: never. This was a chat of one user message")]
    [InlineData("""{"chat_template": "{{ messages[0].what.ever }}"}""", "line 1: a dict has no what")]
    [InlineData("""{"chat_template": "hello"}""", "the template writes \"hello\" of a chat: expected the texts of its messages")]
    public void What_is_wrong_is_found_at_opening(string config, string expected)
    {
        using var folder = new ModelFolder();
        folder.Write("tokenizer_config.json", config);
        Assert.Contains(expected, Refusal(folder), StringComparison.Ordinal);
    }

    private static string Written(ModelFolder folder) => ChatTemplate.Open(folder.Path).Render([new Message("user", "hi")], null, Nothing);

    private static string Refusal(ModelFolder folder) => Assert.Throws<InvalidDataException>(() => ChatTemplate.Open(folder.Path)).Message;
}
