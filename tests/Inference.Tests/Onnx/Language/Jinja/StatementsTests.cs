using Ponder.Inference.Onnx.Language.Jinja;

namespace Ponder.Inference.Tests.Onnx.Language.Jinja;

/// <summary>What Python's own Jinja, set up as for chat templates, gives.</summary>
public class StatementsTests
{
    [Theory]
    [InlineData(
        "{% for i in [1, 2, 3] %}{{ loop.index }}{{ loop.index0 }}{{ loop.revindex }}{{ loop.first }}{{ loop.last }}{{ loop.length }};{% endfor %}",
        "103TrueFalse3;212FalseFalse3;321FalseTrue3;")]
    [InlineData("{% for i in 'ab' %}{{ loop.previtem }}{{ i }}{{ loop.nextitem }};{% endfor %}", "ab;ab;")]
    [InlineData(
        "{% for k in {'a': 1, 'b': 2} %}{{ k }}{% endfor %} {% for k, v in {'a': 1}.items() %}{{ k }}={{ v }}{% endfor %}",
        "ab a=1")]
    [InlineData("{% for (a, b), c in [((1, 2), 3)] %}{{ a }}{{ b }}{{ c }}{% endfor %}", "123")]
    [InlineData("{% for i in [] %}x{% else %}none{% endfor %} {% for i in [1] %}x{% else %}none{% endfor %}", "none x")]
    [InlineData("{% for i in [1, 2, 3, 4] if i is even %}{{ loop.index }}:{{ i }}/{{ loop.length }} {% endfor %}", "1:2/2 2:4/2 ")]
    [InlineData(
        "{% for i in range(5) %}{% if i == 1 %}{% continue %}{% endif %}{% if i == 3 %}{% break %}{% endif %}{{ i }}{% endfor %}",
        "02")]
    [InlineData(
        "{% for i in [1, [2, [3]]] recursive %}{% if i is iterable %}({{ loop(i) }}){% else %}{{ i }}@{{ loop.depth }}{% endif %}{% endfor %}",
        "1@1(2@2(3@3))")]
    [InlineData("{% for i in range(4) %}{{ loop.cycle('a', 'b') }}{{ loop.changed(i // 2) }} {% endfor %}", "aTrue bFalse aTrue bFalse ")]
    [InlineData("{% set x = 1 %}{% for i in [1, 2] %}{{ x }},{% set x = i + 10 %}{{ x }};{% endfor %}{{ x }}", "1,11;1,12;1")]
    [InlineData("{% set ns = namespace(n=0) %}{% for i in [1, 2] %}{% set ns.n = ns.n + i %}{% endfor %}{{ ns.n }} {{ ns.z }}|", "3 |")]
    [InlineData("{% if true %}{% set q = 3 %}{% endif %}{{ q }}", "3")]
    [InlineData("{% set a, b = 1, 2 %}{{ a }}{{ b }} {% set (c, d) = [3, 4] %}{{ c }}{{ d }}", "12 34")]
    [InlineData(
        "{% set t %}a{{ 1 }}{% set inner = 1 %}{% endset %}{{ t }}{{ inner }} {% set u | upper | trim %} b {% endset %}{{ u }}",
        "a1 B")]
    [InlineData(
        "{% macro m(a, b='d', c=a) %}[{{ a }}{{ b }}{{ c }}]{% endmacro %}{{ m(1) }}{{ m(1, 2) }}{{ m(1, c=3) }}{{ m(a=5, b=6) }}{{ m() }}",
        "[1d1][121][1d3][565][d]")]
    [InlineData("{% macro m() %}{{ x }}{% endmacro %}{% set x = 3 %}{{ m() }}{% for i in [1] %}{% set x = 4 %}{{ m() }}{% endfor %}", "33")]
    [InlineData("{% macro f(n) %}{{ n }}{% if n > 0 %}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(3) }}", "3210")]
    [InlineData("{% macro box(t) %}<{{ t }}:{{ caller() }}>{% endmacro %}{% call box('a') %}in{% endcall %}", "<a:in>")]
    [InlineData("{% macro each() %}{{ caller(1) }}{{ caller(2) }}{% endmacro %}{% call(n) each() %}({{ n }}){% endcall %}", "(1)(2)")]
    [InlineData("{% if 0 %}a{% elif '' %}b{% elif 1 %}c{% else %}d{% endif %}", "c")]
    [InlineData("{% with a = 1, b = 2 %}{{ a + b }}{% endwith %}{{ a }}", "3")]
    [InlineData("{% filter upper %}ab{{ 'c' }}{% endfilter %} {% filter replace('a', 'b') | upper %}aa{% endfilter %}", "ABC BB")]
    [InlineData("{% generation %}x{% set y = 1 %}{% endgeneration %}{{ y }}", "x")]
    [InlineData("{% if a is defined %}{{ a|nosuch }}{% endif %}ok", "ok")]
    [InlineData("{% for i in [3, 1, 2] | sort %}{{ i }}{% endfor %} {% for a in ([1] if true else [2]) %}{{ a }}{% endfor %}", "123 1")]
    [InlineData(
        "{% for x in [1, 2] %}{% for y in [3, 4] %}{{ x }}{{ y }}{{ loop.index }} {% endfor %}{{ loop.index }}{% endfor %}",
        "131 142 1231 242 2")]
    [InlineData("{% set loop_ = [] %}{% for m in loop_ %}{% endfor %}{{ loop_ }}", "[]")]
    [InlineData("{% set x = x if x is defined else 'dflt' %}{{ x }}", "dflt")]
    public void Blocks_do_what_Jinja_does(string template, string expected) =>
        Assert.Equal(expected, JinjaTemplate.Parse("t", template, FixedClock.Afternoon).Render(new Dictionary<string, object?>()));
}
