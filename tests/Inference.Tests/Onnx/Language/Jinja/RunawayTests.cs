using System.Diagnostics;
using Ponder.Inference.Onnx.Language.Jinja;

namespace Ponder.Inference.Tests.Onnx.Language.Jinja;

/// <summary>A template that would not come to an end, or would fill memory or the stack, ends with an error.</summary>
public class RunawayTests
{
    [Theory]
    [InlineData("{% for a in range(100000) %}{% for b in range(100000) %}{% endfor %}{% endfor %}", "does not come to an end")]
    [InlineData("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "macros call each other")]
    [InlineData("{% macro m() %}{{ m() }}{{ m() }}{% endmacro %}{{ m() }}", "macros call each other")]
    [InlineData("{% for a in [[1]] recursive %}{{ loop([[1]]) }}{% endfor %}", "loops call each other")]
    [InlineData("{{ 'x' * 1000000000 }}", "a text grows beyond")]
    [InlineData("{{ 'x'|center(1000000000) }}", "a text grows beyond")]
    [InlineData("{{ 'x'.ljust(9000000000000000000) }}", "a text grows beyond")]
    [InlineData("{{ ('x' * 4000000).replace('x', 'y' * 4000000) }}", "a text grows beyond")]
    [InlineData("{{ range(100000)|join('y' * 4000000) }}", "a text grows beyond")]
    [InlineData("{{ [1] * 1000000000 }}", "a list grows beyond")]
    [InlineData("{{ ([1] * 1000 * 1000)|string * 1000 }}", "a text grows beyond")]
    [InlineData("{% set n = namespace(s='x') %}{% for a in range(100) %}{% set n.s = n.s ~ n.s %}{% endfor %}", "a text grows beyond")]
    [InlineData("{% set n = namespace(s=[1]) %}{% for a in range(100) %}{% set n.s = n.s + n.s %}{% endfor %}", "a list grows beyond")]
    [InlineData("{% set n = namespace(s=[1]) %}{% for a in range(100) %}{% set n.s = [n.s, n.s] %}{% endfor %}{{ n.s }}", "a list grows beyond")]
    [InlineData("{% set n = namespace(s=[1]) %}{% for a in range(999) %}{% set n.s = [n.s] %}{% endfor %}{{ n.s }}", "stand in each other")]
    [InlineData("{% set n = namespace(s=1) %}{% set n.s = n %}{{ n }}", "stand in each other")]
    [InlineData("{% for a in range(100000) %}{{ 'x' * 1000 }}{% endfor %}", "a text grows beyond")]
    [InlineData("{{ 9223372036854775807 + 1 }}", "beyond 64 bits")]
    [InlineData("{{ 2 ** 99999999 }}", "beyond 64 bits")]
    [InlineData("{{ range(0, 9223372036854775807) }}", "more than 100000 numbers")]
    [InlineData("{{ [1]|batch(9, 0)|list|length }}{{ [1]|batch(9000000000000, 0)|list }}", "a list grows beyond")]
    public void It_ends_with_an_error(string template, string expected)
    {
        var watch = Stopwatch.StartNew();
        var error = Assert.Throws<InvalidDataException>(() => JinjaTemplate.Parse("t", template).Render(new Dictionary<string, object?>()));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"{watch.Elapsed}");
    }

    [Theory]
    [InlineData("(", ")")]
    [InlineData("[", "]")]
    [InlineData("not ", "")]
    [InlineData("-", "")]
    [InlineData("{'a': ", "}")]
    [InlineData("1 if 1 else ", "")]
    [InlineData("1 + ", "")]
    [InlineData("1 ~ (", ")")]
    [InlineData("[1][", "]")]
    public void Expressions_in_each_other_do_not_fill_the_stack(string open, string close)
    {
        var template = "{{ " + string.Concat(Enumerable.Repeat(open, 20_000)) + "0" + string.Concat(Enumerable.Repeat(close, 20_000)) + " }}";
        var thread = new Thread(() => Record.Exception(() => JinjaTemplate.Parse("t", template).Render(new Dictionary<string, object?>())), 1 << 19);
        thread.Start();
        thread.Join();
    }

    [Fact]
    public void Blocks_in_each_other_do_not_fill_the_stack()
    {
        var template = string.Concat(Enumerable.Repeat("{% if 1 %}", 20_000)) + string.Concat(Enumerable.Repeat("{% endif %}", 20_000));
        Assert.Throws<InvalidDataException>(() => JinjaTemplate.Parse("t", template));
    }
}
