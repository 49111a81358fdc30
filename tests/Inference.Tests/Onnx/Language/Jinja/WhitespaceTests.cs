using Ponder.Inference.Onnx.Language.Jinja;

namespace Ponder.Inference.Tests.Onnx.Language.Jinja;

/// <summary>What Python's own Jinja, set up as for chat templates, gives.</summary>
public class WhitespaceTests
{
    [Theory]
    [InlineData("a\n  {% if true %}\n  b\n  {% endif %}\nc\n", "a\n  b\nc")]
    [InlineData("a\n  {%+ if true %}b{% endif %}\n c", "a\n  b c")]
    [InlineData("  {{ 1 }}\n  {{ 2 }}", "  1\n  2")]
    [InlineData("a  {{- 1 -}}  b", "a1b")]
    [InlineData("a {%- if true -%} b {%- endif -%} c", "abc")]
    [InlineData("x {# note #} y\n  {# note #}\nz", "x  y\nz")]
    [InlineData("x {#- note -#} y", "xy")]
    [InlineData("{% if true +%}\nx{% endif %}", "\nx")]
    [InlineData("{% raw %}{{ a }} {% b %}{% endraw %}!", "{{ a }} {% b %}!")]
    [InlineData("  {% raw -%}  {{ a }}\n  {% endraw %}\nx", "{{ a }}\nx")]
    [InlineData("a\r\n{{ 1 }}\r\nb\r\n", "a\n1\nb")]
    [InlineData("{{ 1 }}\n\n", "1\n")]
    [InlineData("{{ 'a\\nb' }}{% set x = 1 %}\\n\\ny", "a\nb\\n\\ny")]
    [InlineData("\t{% set x = 1 %}\n\t{{ x }}", "\t1")]
    [InlineData("{% set x = [1,\n2] %}{{ x }}", "[1, 2]")]
    [InlineData("a{% if true %} {% endif %}b", "a b")]
    [InlineData("{{+1 }}{{- 2 }}", "12")]
    [InlineData("{% if true %}\n\n{% endif %}|", "\n|")]
    public void White_space_goes_as_the_published_rule_says(string template, string expected) =>
        Assert.Equal(expected, JinjaTemplate.Parse("t", template, FixedClock.Afternoon).Render(new Dictionary<string, object?>()));
}
