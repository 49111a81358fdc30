using Ponder.Inference.Chat.Prompts;
using Ponder.Inference.Onnx.Language;
using Ponder.Inference.Settings;
using Xunit;

namespace Ponder.Inference.Tests.Onnx.Language;

/// <summary>A template that writes the date writes that of a setting: another day's job asks the same.</summary>
public sealed class TodayTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("ponder-today-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData(null, "26 Jul 2024")]
    [InlineData("2025-01-02", "02 Jan 2025")]
    public void The_date_is_that_of_the_setting_and_part_of_what_the_model_is(string? today, string expected)
    {
        using var usual = LoadedModel.Open(Options());
        using var model = LoadedModel.Open(today is null ? Options() : Options() with { Today = today });
        Assert.StartsWith($"<|im_start|>{expected}: hi", model.Template.Render([new Message("user", "hi")], null, new Dictionary<string, object?>()), StringComparison.Ordinal);
        Assert.Equal(today is null, usual.Identity == model.Identity);
    }

    [Fact]
    public void What_is_no_date_is_refused()
    {
        var refusal = Assert.Throws<SettingException>(() => LoadedModel.Open(Options() with { Today = "today" }));
        Assert.Contains("Today is \"today\": expected a date, such as 2024-07-26", refusal.Message, StringComparison.Ordinal);
    }

    private LanguageOptions Options()
    {
        var from = Families.Path("qwen2.5-plain");
        foreach (var file in Directory.GetFiles(from)) File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)), overwrite: true);
        File.WriteAllText(Path.Combine(folder.FullName, "chat_template.jinja"),
            "{% for m in messages %}<|im_start|>{{ strftime_now('%d %b %Y') }}: {{ m.content }}{% endfor %}");
        return new() { Folder = folder.FullName };
    }
}
