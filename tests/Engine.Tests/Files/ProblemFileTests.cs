using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Ponder.Answers;
using Ponder.Core.Problems;
using Ponder.Engine.Jobs;

namespace Ponder.Engine.Tests.Files;

public sealed class ProblemFileTests
{
    private const string Two = """{"id":"a","problem":"1 + 1?","answer":"2"}""" + "\n" + """{"id":"b","problem":"2 + 2?","answer":"4"}""" + "\n";

    [Theory]
    [InlineData("""{"problem":"Q","expected_answer":"10"}""", "10")]
    [InlineData("""{"question":"Q","final_answer":"10"}""", "10")]
    [InlineData("""{"prompt":"Q","gold":10}""", "10")]
    [InlineData("""{"input":"Q","target":"10"}""", "10")]
    [InlineData("""{"query":"Q","label":"10"}""", "10")]
    [InlineData("""{"instruction":"Q","ground_truth":"10"}""", "10")]
    [InlineData("""{"Question":"Q","Answer":"10"}""", "10")]
    [InlineData("""{"problem":"Q","answer":["10"]}""", "10")]
    [InlineData("""{"problem":"Q","answer":[10]}""", "10")]
    [InlineData("""{"problem":"Q","answer":"","gold":"10"}""", "10")]
    [InlineData("""{"problem":"Q","solution":"So \\boxed{10}."}""", "10")]
    [InlineData("""{"question":"Q","answer":"5 + 5 = 10\n#### 10"}""", "10")]
    [InlineData("""{"instruction":"Q","input":"","answer":"10"}""", "10")]
    [InlineData("""{"prompt":[{"role":"system","content":"Be kind."},{"role":"user","content":"Q"}],"reward_model":{"ground_truth":"10"}}""", "10")]
    [InlineData("""{"messages":[{"role":"user","content":[{"type":"text","text":"Q"}]},{"role":"assistant","content":"\\boxed{10}"}]}""", "10")]
    [InlineData("""{"conversations":[{"from":"human","value":"Q"}],"answer":"10"}""", "10")]
    [InlineData("""{"custom_id":"x","body":{"model":"m","messages":[{"role":"user","content":"Q"}]},"answer":"10"}""", "10")]
    [InlineData("""{"input":[{"role":"system","content":"Be kind."},{"role":"user","content":"Q"}],"ideal":"10"}""", "10")]
    [InlineData("""{"question":"Q","answers":["10"]}""", "10")]
    [InlineData("""{"question":"Q","expected":10}""", "10")]
    [InlineData("""{"instruction":"Q","input":"","output":"Five and five make \\boxed{10}."}""", "10")]
    [InlineData("""{"\ud800":1,"problem":"Q","answer":"10"}""", "10")]
    [InlineData("""{"problem":"Q","answers":["10","ten"]}""", null)]
    [InlineData("""{"problem":"Q","answer":""}""", null)]
    [InlineData("""{"problem":"Q","answer":" "}""", null)]
    [InlineData("""{"problem":"Q","answer":null}""", null)]
    [InlineData("""{"problem":"Q","answer":[]}""", null)]
    [InlineData("""{"problem":"Q","target":{"a":1}}""", null)]
    [InlineData("""{"problem":"Q"}""", null)]
    public async Task The_names_that_people_use_are_known(string line, string? answer)
    {
        var problem = Assert.Single(await ProblemsAsync(Encoding.UTF8.GetBytes(line)));
        Assert.Equal(("Q", answer), (problem.Text, problem.Reference));
    }

    [Theory]
    [InlineData("answerType", "choice", AnswerKind.Choice)]
    [InlineData("answer_type", "TEXT", AnswerKind.Text)]
    [InlineData("AnswerType", "json", AnswerKind.Json)]
    [InlineData("Answer_type", "list of integer", AnswerKind.Math)]
    [InlineData("answerType", "", null)]
    public async Task The_kind_of_answer_is_read_in_the_spellings_people_have(string field, string name, AnswerKind? kind) => Assert.Equal(
        kind, Assert.Single(await ProblemsAsync(Encoding.UTF8.GetBytes($$"""{"problem":"Q","{{field}}":"{{name}}"}"""))).Kind);

    [Theory]
    [InlineData("""{"problem":"Q","answer":{"x":1}}""", """{"x":1}""")]
    [InlineData("""{"problem":"Q","answerType":"json","answer":[1,2]}""", "[1,2]")]
    [InlineData("""{"problem":"Q","answerType":"json","target":{"x":1}}""", """{"x":1}""")]
    [InlineData("""{"problem":"Q","answerType":"text","answer":true}""", "true")]
    public async Task Right_answers_of_other_kinds_are_read(string line, string answer) =>
        Assert.Equal(answer, Assert.Single(await ProblemsAsync(Encoding.UTF8.GetBytes(line))).Reference);

    [Fact]
    public async Task An_instruction_and_its_input_are_one_question() => Assert.Equal(
        "Add.\n\n1 and 1", Assert.Single(await ProblemsAsync("""{"instruction":"Add.","input":"1 and 1","output":"2"}"""u8.ToArray())).Text);

    [Fact]
    public async Task Fields_that_are_named_are_taken_before_all_others()
    {
        var line = """{"id":"1","problem":"no","answer":"no","key":"k","text":"Q","sum":10}"""u8.ToArray();
        var problem = Assert.Single(await ProblemsAsync(line, new() { Problem = "text", Answer = "sum", Id = "key" }));
        Assert.Equal(("k", "Q", "10"), (problem.Id, problem.Text, problem.Reference));
    }

    [Theory]
    [InlineData("5 + 5 is\nwhat we want: \\boxed{10}", "10")]
    [InlineData("5 + 5 = 10\n#### 10", "10")]
    [InlineData("10", "10")]
    [InlineData("x = 10 or x = 11", "x = 10 or x = 11")]
    public async Task A_named_answer_may_be_a_whole_solution(string answer, string reference)
    {
        var line = JsonSerializer.SerializeToUtf8Bytes(new { question = "Q", worked = answer });
        Assert.Equal(reference, Assert.Single(await ProblemsAsync(line, new() { Answer = "worked" })).Reference);
    }

    public static TheoryData<string> Encodings => ["utf-8", "utf-16", "utf-16BE", "utf-32"];

    [Theory, MemberData(nameof(Encodings))]
    public async Task A_byte_order_mark_tells_the_encoding(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        var text = Two.Replace("1 + 1", "ä + 😀", StringComparison.Ordinal);
        var problems = await ProblemsAsync([.. encoding.GetPreamble(), .. encoding.GetBytes(text)]);
        Assert.Equal(["ä + 😀?", "2 + 2?"], problems.Select(p => p.Text));
        Assert.Equal([1, 2], problems.Select(p => p.Line));
    }

    [Fact]
    public async Task Utf_16_is_known_without_a_mark_too() => Assert.Equal(2, (await ProblemsAsync(Encoding.Unicode.GetBytes(Two))).Count);

    [Fact]
    public async Task Gzip_is_unpacked_whatever_the_file_is_called()
    {
        Assert.Equal(["a", "b"], (await ProblemsAsync(Packed(Encoding.UTF8.GetBytes(Two)))).Select(p => p.Id));
        Assert.Equal(["a", "b"], (await ProblemsAsync(Packed(Encoding.Unicode.GetBytes(Two)))).Select(p => p.Id));
    }

    [Fact]
    public async Task Gzip_that_breaks_off_is_an_error_after_what_could_be_read()
    {
        var lines = string.Concat(Enumerable.Range(0, 20_000).Select(i => $$"""{"problem":"{{i}} * {{i * 7919 % 1000}}?"}""" + "\n"));
        var packed = Packed(Encoding.UTF8.GetBytes(lines));
        var read = await ReadAsync(packed[..(packed.Length / 2)]);
        Assert.Contains(read, r => r.Error is not null);
    }

    [Theory]
    [InlineData("""[{"problem":"1 + 1?","answer":"2"},{"problem":"[2] + \"}\"?","answer":"4"}]""", 1, 1)]
    [InlineData("[\n  {\n    \"problem\": \"1 + 1?\",\n    \"answer\": \"2\"\n  },\n  {\n    \"problem\": \"[2] + \\\"}\\\"?\",\n    \"answer\": \"4\"\n  }\n]\n", 2, 6)]
    [InlineData("\uFEFF[{\"problem\":\"1 + 1?\",\"answer\":\"2\"}\r\n,{\"problem\":\"[2] + \\\"}\\\"?\",\"answer\":\"4\"}]", 1, 2)]
    [InlineData("{\n\"problem\": \"1 + 1?\",\n\"answer\": \"2\"\n}\n{\n\"problem\": \"[2] + \\\"}\\\"?\",\n\"answer\": \"4\"\n}\n", 1, 5)]
    public async Task A_json_array_and_objects_over_many_lines_are_read(string text, int first, int second)
    {
        var problems = await ProblemsAsync(Encoding.UTF8.GetBytes(text));
        Assert.Equal([("item-1", "1 + 1?", "2", first), ("item-2", "[2] + \"}\"?", "4", second)], problems.Select(p => (p.Id, p.Text, p.Reference!, p.Line)));
    }

    [Theory]
    [InlineData("id,problem,answer\na,\"What is 1,\nplus \"\"1\"\"?\",2\nb,2 + 2?,\n", ",")]
    [InlineData("id\tProblem\tAnswer\na\t\"What is 1,\nplus \"\"1\"\"?\"\t2\nb\t2 + 2?\t\n", "\\t")]
    [InlineData("\uFEFF\"id\";\"question\";\"expected_answer\"\r\na;\"What is 1,\nplus \"\"1\"\"?\";2\r\nb;2 + 2?;\r\n", ";")]
    public async Task A_table_is_read(string text, string separator)
    {
        var problems = await ProblemsAsync(Encoding.UTF8.GetBytes(text));
        Assert.Equal([("a", "What is 1,\nplus \"1\"?", "2", 2), ("b", "2 + 2?", null, 4)], problems.Select(p => (p.Id, p.Text, p.Reference, p.Line)));
        Assert.NotEmpty(separator);
    }

    [Fact]
    public async Task A_row_that_has_not_the_headers_cells_is_named() => Assert.Equal(
        [null, "line 3, expected 2 cells, as the header has, found 3"],
        (await ReadAsync("problem,answer\n1 + 1?,2\n2 + 2?,4,5\n"u8.ToArray())).Select(r => r.Error?.ToString()));

    [Fact]
    public async Task Every_line_that_is_bad_names_field_and_what_was_expected()
    {
        var read = await ReadAsync(Encoding.UTF8.GetBytes("""
            {"text":"Q","label":1}
            {"problem":"Q","answer":["1","2"]}
            {"prompt":[{"role":"user","content":"A"},{"role":"user","content":"B"}]}
            {"problem":7}
            """));
        Assert.Equal(
            [
                "line 1, \"problem\": missing: expected one of problem, question, prompt, input, query, instruction or messages; found text, label",
                "line 2, \"answer\": expected one answer, found a list of 2",
                "line 3, \"prompt\": expected one message of the user, found 2",
                "line 4, \"problem\": expected a string, found a number",
            ], read.Select(r => $"{r.Error}"));
    }

    [Theory]
    [InlineData("PAR1....", "a Parquet file")]
    [InlineData("PK\u0003\u0004....", "a zip archive or an Excel workbook")]
    [InlineData("%PDF-1.7", "a PDF")]
    [InlineData("BZh91AY", "packed by bzip2")]
    [InlineData("version https://git-lfs.github.com/spec/v1", "a pointer of Git LFS")]
    public async Task What_is_no_text_is_called_by_its_name(string begins, string name)
    {
        var error = Assert.Single(await ReadAsync(Encoding.Latin1.GetBytes(begins))).Error!;
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_fields_that_were_seen_can_be_told() =>
        Assert.Equal(["problem", "remark", "more"], await ProblemSource.Lines("{\"problem\":\"Q\",\"remark\":1}\n{\"problem\":\"R\",\"more\":2}"u8.ToArray()).FieldsAsync());

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(bytes);
        return packed.ToArray();
    }

    private static async Task<List<Problem>> ProblemsAsync(byte[] bytes, ProblemFields? fields = null) =>
        [.. (await ReadAsync(bytes, fields)).Select(r => r.Problem ?? throw new InvalidOperationException($"{r.Error}"))];

    private static async Task<List<ProblemLine>> ReadAsync(byte[] bytes, ProblemFields? fields = null) =>
        await ProblemSource.Lines(bytes).ReadAsync(fields, default).ToListAsync();
}
