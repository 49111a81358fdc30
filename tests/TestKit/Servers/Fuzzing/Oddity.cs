namespace Ponder.TestKit.Servers.Fuzzing;

/// <summary>JSON, and what is none, that may stand where a reply has something else.</summary>
internal static class Oddity
{
    /// <summary>Each stands in for any value.</summary>
    public static IReadOnlyList<string> Values { get; } =
    [
        "null", "true", "false", "0", "-1", "1", "\"\"", "\"x\"", "[]", "{}", "[null]", "[[]]", "{\"a\":1}", "\"0\"", "\"12\"",
        "12.0", "1.5", "2147483647", "2147483648", "-2147483649", "9223372036854775807", "9223372036854775808", "18446744073709551616",
        "1e3", "1e308", "1e999",
        "-1e999", "-0", "1E-400", new string('9', 400), "NaN", "Infinity", "-Infinity", "undefined", "'x'", "\"\\ud83d\"", "\"\\udc00 x\"",
        "\"a\\ud83d and \\ud83d\"", "\"\\u0000\"", "\"\\ufffe\\uffff\"", "\"<|im_end|></s>\"", "\"<think>\"",
        "\"<|channel|>analysis<|message|>\"", "\"\\boxed{\"", "\"\n\"", "\"\\x\"", "", "]", "}", ",", ":", "\"", "/* */1",
        Nested(40), Nested(70), Nested(2000), Parts(60), Long(5000),
        "{\"type\":\"text\",\"text\":\"x\"}", "[{\"type\":\"text\",\"text\":7}]", "[{\"type\":\"thinking\",\"thinking\":\"x\"},null,3]",
    ];

    private static string Nested(int depth) => new string('[', depth) + new string(']', depth);

    private static string Parts(int depth) =>
        string.Concat(Enumerable.Repeat("{\"content\":", depth)) + "1" + new string('}', depth);

    private static string Long(int length) => $"\"{new string('é', length)}\"";
}
