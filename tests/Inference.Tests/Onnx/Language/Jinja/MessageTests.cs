using Ponder.Inference.Onnx.Language.Jinja;

namespace Ponder.Inference.Tests.Onnx.Language.Jinja;

/// <summary>What a refusal says.</summary>
public class MessageTests
{
    [Theory]
    [InlineData("a\n{% if x %}\n\nb", "t, line 2: the block does not end: expected elif or else or endif")]
    [InlineData("\n\n{% nosuch %}", "t, line 3: found the block nosuch: expected if, for, set, macro, call, with, filter, generation, break or continue")]
    [InlineData("{{ a\n b }}", "t, line 2: found b: expected }}")]
    [InlineData("{{ 'a'|nosuch }}", "t, line 1: there is no filter nosuch")]
    [InlineData("\n{{ (1 }}", "t, line 2: unexpected }: expected )")]
    [InlineData("\n{{ x.y }}", "t, line 2: x is not defined")]
    [InlineData("\n{{ {'a': 1}.b.c }}", "t, line 2: a dict has no b")]
    [InlineData("\n\n{{ 'a' + 1 }}", "t, line 3: + stands between a str and a int")]
    [InlineData("{% for m in [1] %}\n{{ raise_exception('Roles must alternate') }}{% endfor %}", "t, line 2: the template refuses the chat: Roles must alternate")]
    [InlineData("{% macro m() %}\n{{ 1 / 0 }}{% endmacro %}\n\n{{ m() }}", "t, line 2: / by 0")]
    [InlineData("{{ [1].append(2) }}", "t, line 1: append changes a list, and a template may not: expected a new list, such as a + [b]")]
    public void It_names_file_and_line_and_what_was_expected(string template, string expected) =>
        Assert.Equal(expected, Assert.Throws<InvalidDataException>(() => JinjaTemplate.Parse("t", template).Render(new Dictionary<string, object?>())).Message);

    [Fact]
    public void Values_of_the_program_are_values_of_the_template()
    {
        var json = System.Text.Json.JsonDocument.Parse("""{"a": [1, 2.5, null, true, "é"], "big": 12345678901}""").RootElement;
        var values = new Dictionary<string, object?> { ["j"] = json, ["i"] = 3, ["d"] = 1.0f, ["l"] = new[] { "a", "b" }, ["m"] = new Dictionary<string, string> { ["k"] = "v" } };
        Assert.Equal("""{"a": [1, 2.5, null, true, "é"], "big": 12345678901} 3 1.0 ['a', 'b'] v""",
            JinjaTemplate.Parse("t", "{{ j|tojson }} {{ i }} {{ d }} {{ l }} {{ m.k }}").Render(values));
    }

    [Fact]
    public void One_template_serves_many_at_once()
    {
        var template = JinjaTemplate.Parse("t", "{% set n = namespace(v=0) %}{% for a in range(k) %}{% set n.v = n.v + a %}{% endfor %}{{ n.v }}");
        Parallel.For(0, 200, k => Assert.Equal($"{k * (k - 1) / 2}", template.Render(new Dictionary<string, object?> { ["k"] = (long)k })));
    }
}
