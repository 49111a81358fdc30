using System.Text;
using static Ponder.Cli.Tests.Input.BadFile;

namespace Ponder.Cli.Tests.Input;

/// <summary>The corpus of bad problem files.</summary>
internal static class BadFiles
{
    public static IEnumerable<BadFile> All => [.. Shapes, .. Syntax, .. Fields, .. Ids, .. Bytes, .. Unanswerables];

    private static IEnumerable<BadFile> Shapes =>
    [
        Whole("empty", "", "is empty: expected problems as JSON Lines"),
        Whole("blank lines", "\n  \n\t\r\n", "is empty: expected problems as JSON Lines"),
        Whole("only a byte order mark", "\uFEFF", "is empty: expected problems as JSON Lines"),
        Whole("plain text", "what is 1 + 1?\n", "holds no problem: line 1, not valid JSON at byte 0"),
        Whole("CSV without a header", "1,What is 2?\n2,What is 3?\n", "holds no problem: line 1, not valid JSON"),
        Whole("CSV of too many cells", "id,problem\n1,What,is 2?\n", "holds no problem: line 2, expected 2 cells, as the header has, found 3"),
        Whole("YAML", "problem: What is 2?\n", "holds no problem: line 1, not valid JSON"),
        Whole("XML", "<problem>What is 2?</problem>\n", "holds no problem: line 1, not valid JSON"),
        Whole("a JSON array of strings", "[\"What is 2?\"]", "holds no problem: line 1, expected a JSON object, found a string"),
        Whole("a JSON array that is not closed", "[\n", "holds no problem: line 2, the JSON array is not closed"),
        Whole("JSON over several lines", "{\n\"problem\": What is 2?\n}\n", "holds no problem: line 2, not valid JSON"),
        Whole("Parquet", "PAR1\u0015\u0004PAR1", "holds no problem: line 1, the file is a Parquet file"),
        Whole("lines ended by CR alone", "{\"problem\":\r\"x\r\"}\r", "holds no problem: line 1, not valid JSON"),
    ];

    private static IEnumerable<BadFile> Syntax =>
    [
        Second("not JSON", "not json", "not valid JSON at byte"),
        Second("cut off", """{"problem":"What is""", "not valid JSON"),
        Second("trailing comma", """{"problem":"What is 2?",}""", "not valid JSON"),
        Second("single quotes", "{'problem':'What is 2?'}", "not valid JSON"),
        Second("a comment", """// {"problem":"What is 2?"}""", "not valid JSON"),
        Second("two objects on a line", """{"problem":"a"}{"problem":"b"}""", "not valid JSON"),
        Second("an unquoted name", """{problem:"What is 2?"}""", "not valid JSON"),
        Second("NaN", """{"problem":"What is 2?","answer":NaN}""", "not valid JSON"),
        Second("a bare control character", "{\"problem\":\"a\u0001b\"}", "not valid JSON"),
        Second("a bad escape", """{"problem":"\x41"}""", "not valid JSON"),
        Second("nested too deep", $$"""{"problem":"a","extra":{{new string('[', 200)}}{{new string(']', 200)}}}""", "not valid JSON"),
        Second("an array", "[]", "expected a JSON object, found an array"),
        Second("a string", "\"What is 2?\"", "expected a JSON object, found a string"),
        Second("a number", "42", "expected a JSON object, found a number"),
        Second("null", "null", "expected a JSON object, found null"),
        Second("true", "true", "expected a JSON object, found true"),
    ];

    private static IEnumerable<BadFile> Fields =>
    [
        Second("no problem", """{"id":"a","text":"What is 2?"}""", "\"problem\": missing: expected one of problem, question"),
        Second("an empty object", "{}", "\"problem\": missing"),
        Second("problem is null", """{"problem":null}""", "\"problem\": missing"),
        Second("problem is a number", """{"problem":7}""", "\"problem\": expected a string, found a number"),
        Second("problem is an array", """{"problem":["a"]}""", "\"problem\": expected a question's text, or messages"),
        Second("problem is an object", """{"problem":{"text":"a"}}""", "\"problem\": expected a string, found an object"),
        Second("problem is false", """{"problem":false}""", "\"problem\": expected a string, found false"),
        Second("problem is empty", """{"problem":""}""", "\"problem\": empty: expected the question's text"),
        Second("problem is blank", """{"problem":" \n\t "}""", "\"problem\": empty: expected the question's text"),
        Second("question is blank", """{"question":" "}""", "\"question\": empty: expected the question's text"),
        Second("question is a number", """{"question":1}""", "\"question\": expected a string, found a number"),
        Second("answer is an array", """{"problem":"a","answer":[1,2]}""", "\"answer\": expected one answer, found a list of 2"),
        Second("answer is an object", """{"problem":"a","answer":{}}""", "\"answer\": expected a string, found an object"),
        Second("an unknown kind", """{"problem":"a","answerType":"essay"}""", "\"answerType\": \"essay\" is no kind of answer: expected one of math, choice, text, json, code"),
        Second("answer is true", """{"problem":"a","answer":true}""", "\"answer\": expected a string, found true"),
        Second("solution is a number", """{"problem":"a","solution":3}""", "\"solution\": expected a string, found a number"),
        Second("half a surrogate pair", """{"problem":"\ud800"}""", "\"problem\": holds half of a UTF-16 surrogate pair"),
    ];

    private static IEnumerable<BadFile> Ids =>
    [
        Second("the same id twice", Good, "\"id\": the id \"good\" is on an earlier line too"),
        Second("the id of another dialect", """{"unique_id":"good","problem":"a"}""", "\"id\": the id \"good\" is on an earlier line too"),
        Second("an id is an object", """{"id":{},"problem":"a"}""", "\"id\": expected a string, found an object"),
        Second("an id is true", """{"id":true,"problem":"a"}""", "\"id\": expected a string, found true"),
        Second("an id is empty", """{"id":"","problem":"a"}""", "\"id\": expected 1 to 256 characters, found 0"),
        Second("an id is too long", $$"""{"id":"{{new string('x', 257)}}","problem":"a"}""", "\"id\": expected 1 to 256 characters, found 257"),
        Second("an id with a new line", """{"id":"a\nb","problem":"a"}""", "\"id\": expected no control characters"),
        Second("an id with a null", """{"id":"a\u0000b","problem":"a"}""", "\"id\": expected no control characters"),
        Second("an id with an escape sequence", """{"id":"\u001b[31mred","problem":"a"}""", "\"id\": expected no control characters"),
        Second("half a surrogate pair in an id", """{"id":"\udc00","problem":"a"}""", "\"id\": holds half of a UTF-16 surrogate pair"),
        Second("unique_id is an array", """{"unique_id":[],"problem":"a"}""", "\"unique_id\": expected a string, found an array"),
    ];

    private static IEnumerable<BadFile> Bytes =>
    [
        Second("a bad UTF-8 byte", Concat("{\"problem\":\"a", 0xFF, "\"}"), "the line is not valid UTF-8"),
        Second("an overlong UTF-8 form", Concat("{\"problem\":\"a", 0xC0, "\u0080\"}"), "the line is not valid UTF-8"),
        Second("Latin-1", Encoding.Latin1.GetBytes("{\"problem\":\"é\"}"), "the line is not valid UTF-8"),
        Second("a gzip header", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0], "the line is not valid UTF-8"),
        Second("null bytes", new byte[100], "not valid JSON"),
        Second("a line of two megabytes", $$"""{"problem":"{{new string('a', 2_000_000)}}"}""", "the line is longer than 1,048,576 bytes"),
    ];

    private static IEnumerable<BadFile> Unanswerables =>
    [
        Unanswerable("a word the model does not know", "Emma has 3 perpendicular dollars.",
            "the model does not know \\\"perpendicular\\\""),
        Unanswerable("markup", "<script>alert(1)</script>", "the model does not know"),
        Unanswerable("an emoji", "Emma has 3 🍎", "the model does not know"),
        Unanswerable("text from right to left", "Emma has \u202E3 dollars.", "the model does not know"),
        Unanswerable("an escape sequence", "Emma has \u001b[2J 3 dollars.", "the model does not know"),
        Unanswerable("longer than the model's context", string.Join(' ', Enumerable.Repeat("Emma has 3 dollars.", 400)),
            "tokens, the model reads"),
    ];

    private static byte[] Concat(string before, byte odd, string after) =>
        [.. Encoding.UTF8.GetBytes(before), odd, .. Encoding.UTF8.GetBytes(after)];
}
