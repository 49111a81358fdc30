using Ponder.Inference.Chat.Prompts;
using Ponder.Inference.Onnx.Language.Chat;
using Ponder.Inference.Tests.Onnx.Language.Jinja;

namespace Ponder.Inference.Tests.Onnx.Language.Chat;

/// <summary>Chats as six families write them. The expected texts are those of Python's Jinja.</summary>
public class ChatTemplateTests
{
    private static readonly Dictionary<string, Message[]> Chats = new()
    {
        ["asked"] = [new("user", "What is 2+2?")],
        ["told"] = [new("system", "Be brief."), new("user", " Why? ")],
        ["turns"] = [new("user", "a"), new("assistant", "<think>\nhm\n</think>\n\nb"), new("user", "c")],
    };

    [Theory]
    [InlineData(nameof(FamilyTemplates.Gemma2), "asked", null, "<s><start_of_turn>user\nWhat is 2+2?<end_of_turn>\n<start_of_turn>model\n")]
    [InlineData(nameof(FamilyTemplates.Gemma2), "told", null, "<s><start_of_turn>user\nBe brief.\n\n Why?<end_of_turn>\n<start_of_turn>model\n")]
    [InlineData(
        nameof(FamilyTemplates.Gemma2),
        "turns",
        null,
        "<s><start_of_turn>user\na<end_of_turn>\n<start_of_turn>model\n<think>\nhm\n</think>\n\nb<end_of_turn>\n<start_of_turn>user\nc<end_of_turn>\n<start_of_turn>model\n")]
    [InlineData(
        nameof(FamilyTemplates.Llama3),
        "asked",
        null,
        "<s><|start_header_id|>system<|end_header_id|>\n\nCutting Knowledge Date: December 2023\nToday Date: 26 Jul 2024\n\n<|eot_id|><|start_header_id|>user<|end_header_id|>\n\nWhat is 2+2?<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\n")]
    [InlineData(
        nameof(FamilyTemplates.Llama3),
        "told",
        null,
        "<s><|start_header_id|>system<|end_header_id|>\n\nCutting Knowledge Date: December 2023\nToday Date: 26 Jul 2024\n\nBe brief.<|eot_id|><|start_header_id|>user<|end_header_id|>\n\nWhy?<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\n")]
    [InlineData(
        nameof(FamilyTemplates.Llama3),
        "turns",
        null,
        "<s><|start_header_id|>system<|end_header_id|>\n\nCutting Knowledge Date: December 2023\nToday Date: 26 Jul 2024\n\n<|eot_id|><|start_header_id|>user<|end_header_id|>\n\na<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\n<think>\nhm\n</think>\n\nb<|eot_id|><|start_header_id|>user<|end_header_id|>\n\nc<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\n")]
    [InlineData(nameof(FamilyTemplates.Phi4), "asked", null, "<|im_start|>user<|im_sep|>What is 2+2?<|im_end|><|im_start|>assistant<|im_sep|>")]
    [InlineData(
        nameof(FamilyTemplates.Phi4),
        "told",
        null,
        "<|im_start|>system<|im_sep|>Be brief.<|im_end|><|im_start|>user<|im_sep|> Why? <|im_end|><|im_start|>assistant<|im_sep|>")]
    [InlineData(
        nameof(FamilyTemplates.Phi4),
        "turns",
        null,
        "<|im_start|>user<|im_sep|>a<|im_end|><|im_start|>assistant<|im_sep|><think>\nhm\n</think>\n\nb<|im_end|><|im_start|>user<|im_sep|>c<|im_end|><|im_start|>assistant<|im_sep|>")]
    [InlineData(
        nameof(FamilyTemplates.Qwen25),
        "asked",
        null,
        "<|im_start|>system\nYou are Qwen, created by Alibaba Cloud. You are a helpful assistant.<|im_end|>\n<|im_start|>user\nWhat is 2+2?<|im_end|>\n<|im_start|>assistant\n")]
    [InlineData(
        nameof(FamilyTemplates.Qwen25),
        "told",
        null,
        "<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\n Why? <|im_end|>\n<|im_start|>assistant\n")]
    [InlineData(
        nameof(FamilyTemplates.Qwen25),
        "turns",
        null,
        "<|im_start|>system\nYou are Qwen, created by Alibaba Cloud. You are a helpful assistant.<|im_end|>\n<|im_start|>user\na<|im_end|>\n<|im_start|>assistant\n<think>\nhm\n</think>\n\nb<|im_end|>\n<|im_start|>user\nc<|im_end|>\n<|im_start|>assistant\n")]
    [InlineData(nameof(FamilyTemplates.Qwen3), "asked", null, "<|im_start|>user\nWhat is 2+2?<|im_end|>\n<|im_start|>assistant\n")]
    [InlineData(
        nameof(FamilyTemplates.Qwen3),
        "asked",
        false,
        "<|im_start|>user\nWhat is 2+2?<|im_end|>\n<|im_start|>assistant\n<think>\n\n</think>\n\n")]
    [InlineData(
        nameof(FamilyTemplates.Qwen3),
        "told",
        null,
        "<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\n Why? <|im_end|>\n<|im_start|>assistant\n")]
    [InlineData(
        nameof(FamilyTemplates.Qwen3),
        "told",
        false,
        "<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\n Why? <|im_end|>\n<|im_start|>assistant\n<think>\n\n</think>\n\n")]
    [InlineData(
        nameof(FamilyTemplates.Qwen3),
        "turns",
        null,
        "<|im_start|>user\na<|im_end|>\n<|im_start|>assistant\nb<|im_end|>\n<|im_start|>user\nc<|im_end|>\n<|im_start|>assistant\n")]
    [InlineData(
        nameof(FamilyTemplates.Qwen3),
        "turns",
        false,
        "<|im_start|>user\na<|im_end|>\n<|im_start|>assistant\nb<|im_end|>\n<|im_start|>user\nc<|im_end|>\n<|im_start|>assistant\n<think>\n\n</think>\n\n")]
    [InlineData(nameof(FamilyTemplates.R1), "asked", null, "<s><\uff5cUser\uff5c>What is 2+2?<\uff5cAssistant\uff5c><think>\n")]
    [InlineData(nameof(FamilyTemplates.R1), "told", null, "<s>Be brief.<\uff5cUser\uff5c> Why? <\uff5cAssistant\uff5c><think>\n")]
    [InlineData(
        nameof(FamilyTemplates.R1),
        "turns",
        null,
        "<s><\uff5cUser\uff5c>a<\uff5cAssistant\uff5c>\n\nb<\uff5cend\u2581of\u2581sentence\uff5c><\uff5cUser\uff5c>c<\uff5cAssistant\uff5c><think>\n")]
    public void A_family_writes_what_the_published_rule_writes(string family, string chat, bool? thinking, string expected)
    {
        var arguments = new Dictionary<string, object?> { ["date_string"] = "26 Jul 2024" };
        if (thinking is { } asked) arguments["enable_thinking"] = asked;
        Assert.Equal(expected, Open(Template(family)).Render(Chats[chat], null, arguments));
    }

    [Theory]
    [InlineData(nameof(FamilyTemplates.Gemma2), false)]
    [InlineData(nameof(FamilyTemplates.Qwen3), true)]
    [InlineData(nameof(FamilyTemplates.R1), true)]
    public void Whether_it_takes_system_messages_is_found_at_opening(string family, bool expected) =>
        Assert.Equal(expected, Open(Template(family)).Form.System);

    [Fact]
    public void System_messages_that_it_refuses_go_before_the_next_user_message()
    {
        var template = Open(FamilyTemplates.Gemma2);
        Message[] chat = [new("system", "one"), new("system", "two"), new("user", "a"), new("assistant", "b"), new("system", "three"), new("user", "c")];
        Assert.Equal("<s><start_of_turn>user\none\n\ntwo\n\na<end_of_turn>\n<start_of_turn>model\nb<end_of_turn>\n<start_of_turn>user\nthree\n\nc<end_of_turn>\n"
            + "<start_of_turn>model\nSo", template.Render(chat, "So", new Dictionary<string, object?>()));
        Assert.Contains("user\nalone<", template.Render([new("system", "alone")], null, new Dictionary<string, object?>()), StringComparison.Ordinal);
    }

    [Fact]
    public void System_messages_that_it_drops_in_silence_go_there_too()
    {
        var template = Open("{% for m in messages if m.role != 'system' %}[{{ m.content }}]{% endfor %}");
        Assert.False(template.Form.System);
        Assert.Equal("[s\n\nu]", template.Render([new("system", "s"), new("user", "u")], null, new Dictionary<string, object?>()));
    }

    [Fact]
    public void Texts_are_lists_of_parts_where_a_template_wants_that()
    {
        var template = Open("{% for m in messages %}{{ m.role }}:{% for p in m.content %}{{ p.text }}{% endfor %};{% endfor %}");
        Assert.Equal("system:s;user:u;", template.Render([new("system", "s"), new("user", "u")], null, new Dictionary<string, object?>()));
    }

    [Fact]
    public void What_it_refuses_later_is_refused_with_its_words()
    {
        Message[] chat = [new("user", "a"), new("user", "b")];
        var error = Assert.Throws<InvalidDataException>(() => Open(FamilyTemplates.Gemma2).Render(chat, null, new Dictionary<string, object?>()));
        Assert.Contains("the template refuses the chat: Turns of user and assistant must alternate", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_that_writes_the_date_asks_the_clock() => Assert.Contains(
        "Today Date: 09 Mar 2025\n", Open(FamilyTemplates.Llama3).Render(Chats["asked"], null, new Dictionary<string, object?>()), StringComparison.Ordinal);

    [Fact]
    public void What_stands_in_a_message_is_no_template() => Assert.Contains(
        "{{ 1 }}{% if %}<s>", Open(FamilyTemplates.Qwen25).Render([new("user", "{{ 1 }}{% if %}<s>")], null, new Dictionary<string, object?>()), StringComparison.Ordinal);

    private static string Template(string family) => (string)typeof(FamilyTemplates).GetField(family)!.GetValue(null)!;

    private static ChatTemplate Open(string template)
    {
        using var folder = ModelFolder.Of(template);
        return ChatTemplate.Open(folder.Path, clock: FixedClock.Afternoon);
    }
}
