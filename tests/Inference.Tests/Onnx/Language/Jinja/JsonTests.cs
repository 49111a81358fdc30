using Ponder.Inference.Onnx.Language.Jinja;

namespace Ponder.Inference.Tests.Onnx.Language.Jinja;

/// <summary>What Python's own Jinja, set up as for chat templates, gives.</summary>
public class JsonTests
{
    [Theory]
    [InlineData(
        "{{ {'a': [1, 2.0, '\u00e9\ud83d\ude00', true, none, {'b': {}}], 'c': []}|tojson }}",
        "{\"a\": [1, 2.0, \"\u00e9\ud83d\ude00\", true, null, {\"b\": {}}], \"c\": []}")]
    [InlineData(
        "{{ {'b': 1, 'a': [1, {'c': 2}]}|tojson(indent=2) }}",
        "{\n  \"b\": 1,\n  \"a\": [\n    1,\n    {\n      \"c\": 2\n    }\n  ]\n}")]
    [InlineData("{{ {'b': 1, 'a': 2}|tojson(sort_keys=true) }}", "{\"a\": 2, \"b\": 1}")]
    [InlineData("{{ [1, {'a': 2}]|tojson(separators=(',', ':')) }}", "[1,{\"a\":2}]")]
    [InlineData("{{ '\u00e9'|tojson(ensure_ascii=true) }}", "\"\\u00e9\"")]
    [InlineData("{{ '\ud83d\ude00'|tojson(true) }}", "\"\\ud83d\\ude00\"")]
    [InlineData("{{ 'q\"\\\\\\n\\t\\x01<&>\\x7f'|tojson }}", "\"q\\\"\\\\\\n\\t\\u0001<&>\u007f\"")]
    [InlineData("{{ (1, 2)|tojson }}", "[1, 2]")]
    [InlineData("{{ 'a'|safe|tojson }}", "\"a\"")]
    [InlineData("{{ {1: 2, none: 3, true: 4, 1.5: 5}|tojson }}", "{\"1\": 4, \"null\": 3, \"1.5\": 5}")]
    [InlineData("{{ []|tojson(indent=4) }}", "[]")]
    [InlineData("{{ {}|tojson(indent=4) }}", "{}")]
    [InlineData("{{ [[]]|tojson(indent='\\t') }}", "[\n\t[]\n]")]
    [InlineData("{{ 1e400|tojson }}", "Infinity")]
    [InlineData("{{ 1e22|tojson }}", "1e+22")]
    [InlineData("{{ 0.1|tojson }}", "0.1")]
    public void Json_is_that_of_Python(string template, string expected) =>
        Assert.Equal(expected, JinjaTemplate.Parse("t", template, FixedClock.Afternoon).Render(new Dictionary<string, object?>()));
}
