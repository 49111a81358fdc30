using Ponder.Inference.Onnx.Language.Jinja;

namespace Ponder.Inference.Tests.Onnx.Language.Jinja;

/// <summary>Whatever stands in a template: it is written out, or it is refused.</summary>
public class FuzzTests
{
    private static readonly string[] Pieces =
    [
        "{{ ", " }}", "{% ", " %}", "{%- ", " -%}", "{# ", " #}", "if ", "elif ", "else", "endif", "for a in ", "endfor", "set x = ", "set x", "endset", "macro m(a, b=1)", "endmacro",
        "m(1)", "call m(2)", "endcall", "caller()", "with x = 1", "endwith", "filter upper", "endfilter", "break", "continue", "recursive", "loop(a)", "loop.index", "x", "a", "messages", ".content",
        "['role']", "[0]", "[::-1]", "[1:", "]", "(", ")", "{", "}", "'t'", "\"u\"", "'", "\\", "1", "-7", "2.5", "1e9", "none", "true", " and ", " or ", " not ", " in ", " is ", "defined", "odd",
        " + ", " - ", " * ", " / ", " // ", " % ", " ** ", " ~ ", " == ", " < ", " = ", ", ", ": ", " | ", "trim", "tojson(indent=2)", "join(',')", "map('upper')", "selectattr('role')", "list", "sort",
        "range(9)", "range(100000)", "namespace(n=0)", "dict(a=1)", ".items()", ".split('a')", ".n", "raise_exception('no')", "\n", "  ", "é", "😀", "raw", "endraw", "generation", "endgeneration",
    ];

    [Fact]
    public void It_never_fails_in_another_way()
    {
        var random = new Random(20250309);
        var values = new Dictionary<string, object?>
        {
            ["messages"] = new[] { new Dictionary<string, object?> { ["role"] = "user", ["content"] = "hi" } },
            ["x"] = "text",
        };
        var written = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var template = string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            if (i % 2 == 0) template = "{{ " + template + " }}";
            var error = Record.Exception(() => JinjaTemplate.Parse("t", template).Render(values));
            Assert.True(error is null or InvalidDataException, $"{template}: {error}");
            written += error is null ? 1 : 0;
        }

        Assert.True(written > 500, $"{written}");
    }
}
