using Ponder.Inference.Chat.Prompts;
using Ponder.Inference.Onnx.Language.Chat;

namespace Ponder.Inference.Tests.Onnx.Language.Chat;

/// <summary>The beginning of a reply behind generation prompts that open thinking, close it, or say nothing of it.</summary>
public class ThinkingTests
{
    private const string Asked = "<|im_start|>system\ns<|im_end|>\n<|im_start|>user\nq<|im_end|>\n<|im_start|>assistant\n";

    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData("First, 1 + 1", "First, 1 + 1")]
    [InlineData(" 2\n\n", " 2\n\n")]
    [InlineData("<think>\nhm", "<think>\nhm")]
    public void Where_the_prompt_says_nothing_it_stands_as_it_is(string? beginning, string expected) =>
        Assert.Equal(Asked + expected, Written(FamilyTemplates.Qwen3, beginning, []));

    [Theory]
    [InlineData(null, "<think>\n\n</think>\n\n")]
    [InlineData("The answer", "<think>\n\n</think>\n\nThe answer")]
    [InlineData("<think>\nhm", "<think>\nhm")]
    [InlineData("<think>\nhm\n</think>\n\nThe answer", "<think>\nhm\n</think>\n\nThe answer")]
    public void A_beginning_that_thinks_takes_the_place_of_an_empty_block(string? beginning, string expected) =>
        Assert.Equal(Asked + expected, Written(FamilyTemplates.Qwen3, beginning, new() { ["enable_thinking"] = false }));

    [Theory]
    [InlineData(null, "<think>\n")]
    [InlineData("hm, 1 + 1", "<think>\nhm, 1 + 1")]
    [InlineData("hm</think>\n\n2", "<think>\nhm</think>\n\n2")]
    [InlineData("<think>\nhm", "<think>\nhm")]
    [InlineData("<think>hm", "<think>\nhm")]
    [InlineData("\n<think>\n", "<think>\n")]
    [InlineData("<thinking>hm", "<think>\n<thinking>hm")]
    public void A_prompt_that_opens_thinking_does_so_once(string? beginning, string expected) =>
        Assert.Equal("<s>s<｜User｜>q<｜Assistant｜>" + expected, Written(FamilyTemplates.R1, beginning, []));

    [Fact]
    public void Whether_the_prompt_opens_it_can_be_asked()
    {
        using var opens = ModelFolder.Of(FamilyTemplates.R1);
        using var closes = ModelFolder.Of(FamilyTemplates.Qwen3);
        Assert.Equal("<think>", ChatTemplate.Open(opens.Path).OpensThinking(new Dictionary<string, object?>()));
        Assert.Null(ChatTemplate.Open(closes.Path).OpensThinking(new Dictionary<string, object?> { ["enable_thinking"] = false }));
    }

    private static string Written(string template, string? beginning, Dictionary<string, object?> arguments)
    {
        using var folder = ModelFolder.Of(template);
        return ChatTemplate.Open(folder.Path).Render([new Message("system", "s"), new Message("user", "q")], beginning, arguments);
    }
}
