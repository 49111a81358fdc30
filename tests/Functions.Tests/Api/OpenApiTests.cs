using System.Text.Json;
using Ponder.Core.Budgets;
using Ponder.Core.Storage;
using Ponder.Core.Voting;
using Ponder.Engine.Exports;
using Ponder.Engine.Exports.FineTuning;
using Ponder.Engine.Journals;
using Ponder.Engine.Results;
using Ponder.Engine.Service;
using Ponder.Functions.Api;
using Ponder.Search.Allocation;
using Ponder.TestKit.Jobs;
using Ponder.Web.Api;

namespace Ponder.Functions.Tests.Api;

/// <summary>The OpenAPI document says what the service does: every code of every call, and every field.</summary>
public class OpenApiTests
{
    private static readonly JsonElement Document = Read();

    public static TheoryData<Type, string> Schemas => new()
    {
        { typeof(StartRequest), "StartRequest" }, { typeof(StartOptions), "StartOptions" }, { typeof(ResumeRequest), "ResumeRequest" },
        { typeof(JobView), "JobView" }, { typeof(WaveView), "WaveView" }, { typeof(Cap), "Cap" }, { typeof(JobList), "JobList" },
        { typeof(JobLine), "JobLine" }, { typeof(DropList), "DropList" }, { typeof(Drop), "Drop" },
        { typeof(ProblemView), "ProblemView" }, { typeof(ProblemVisit), "ProblemVisit" }, { typeof(ProblemPicture), "ProblemPicture" }, { typeof(WrittenCandidate), "WrittenCandidate" },
        { typeof(ResultRow), "ResultRow" }, { typeof(AnswerGroup), "AnswerGroup" }, { typeof(Reason), "Reason" }, { typeof(Spend), "Spend" },
    };

    [Fact]
    public async Task Every_code_in_the_document_is_answered_and_none_beside_them()
    {
        var answered = new SortedSet<string>(StringComparer.Ordinal);
        await ProvokeAsync(answered);
        answered.Add("OpenApi 200");
        var written = Operations().SelectMany(o => o.Codes.Where(c => c != "401").Select(code => $"{o.Id} {code}")).Order(StringComparer.Ordinal);
        Assert.Equal(written, answered);
        Assert.All(Operations().Where(o => o.Id != "OpenApi"), o => Assert.Contains("401", o.Codes));
    }

    [Theory, MemberData(nameof(Schemas))]
    public void Every_field_of_what_is_read_and_written_is_in_its_schema(Type type, string schema)
    {
        var fields = type.GetProperties().Where(p => p.GetMethod is { IsStatic: false }).Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name)).Order(StringComparer.Ordinal);
        Assert.Equal(fields, Document.GetProperty("components").GetProperty("schemas").GetProperty(schema).GetProperty("properties").EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_default_and_every_word_is_the_one_in_the_code()
    {
        using var defaults = JsonDocument.Parse(JsonSerializer.Serialize(new StartOptions(), JournalFormat.Json));
        foreach (var field in Schema("StartOptions").EnumerateObject().Where(f => f.Value.TryGetProperty("default", out _)))
            Assert.Equal(defaults.RootElement.GetProperty(field.Name).GetRawText(), field.Value.GetProperty("default").GetRawText());
        Assert.Equal(Words<JobStatus>(), Schema("JobView").GetProperty("status").GetProperty("enum").EnumerateArray().Select(w => w.GetString()));
        Assert.Equal(Words<Core.Verifying.Aggregation>().Order(StringComparer.Ordinal), Schema("StartOptions").GetProperty("aggregation").GetProperty("enum").EnumerateArray().Select(w => w.GetString()).Order(StringComparer.Ordinal));

        static JsonElement Schema(string name) => Document.GetProperty("components").GetProperty("schemas").GetProperty(name).GetProperty("properties");
        static IEnumerable<string> Words<T>() where T : struct, Enum => Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName);
    }

    [Fact]
    public void The_words_of_an_export_are_those_in_the_code()
    {
        var fields = Document.GetProperty("paths").GetProperty("/jobs/{id}/export").GetProperty("get").GetProperty("parameters").EnumerateArray()
            .Where(p => p.TryGetProperty("name", out _)).ToDictionary(p => p.GetProperty("name").GetString()!, p => p.GetProperty("schema"));
        Assert.Equal([.. ExportKinds.Names, .. FineTuningKinds.Names], Words("what"));
        Assert.Equal(ExportOrders.Names, Words("order"));
        Assert.Equal(FineTuningServices.Names, Words("for"));
        Assert.Equal(FineTuningOptions.UsualRowTokens, fields["rowTokens"].GetProperty("default").GetInt32());
        Assert.Equal(["what", "right", "confidence", "perProblem", "order", .. TuningQuery.Fields], fields.Keys);

        IEnumerable<string> Words(string name) => fields[name].GetProperty("enum").EnumerateArray().Select(w => w.GetString()!);
    }

    [Fact]
    public void Its_version_is_the_assemblys() =>
        Assert.Equal(typeof(HttpApi).Assembly.GetName().Version!.ToString(3), Document.GetProperty("info").GetProperty("version").GetString());

    [Fact]
    public void Every_reference_leads_somewhere()
    {
        foreach (var name in References(Document))
            Assert.True(name.Split('/').Skip(1).Aggregate((JsonElement?)Document, (at, part) => at is { } there && there.TryGetProperty(part, out var next) ? next : null) is not null, name);
    }

    /// <summary>Calls everything in every way that gives another code.</summary>
    private static async Task ProvokeAsync(SortedSet<string> answered)
    {
        var (harness, large) = (new JobHarness(), $$"""{"problems":"{{new string('x', 70_000)}}"}""");
        var host = new HostHere(harness) { Idle = true };
        var service = new Service(host, harness);
        await service.UploadAsync("batch.jsonl", harness.File);
        foreach (var body in (string[])["""{"problems":"batch.jsonl"}""", "{", """{"problems":"none.jsonl"}""", large]) Note("StartJob", await service.StartAsync(body));
        var id = (await service.StartAsync("""{"problems":"batch.jsonl"}""")).Id;
        foreach (var job in (string[])[id, "0123456789abcdef"])
        {
            Note("PauseJob", await service.PauseAsync(job));
            foreach (var body in (string[])["", "{", large]) Note("ResumeJob", await service.ResumeAsync(job, body));
            foreach (var (name, call) in Calls(service)) Note(name, await call(job));
        }

        foreach (var query in (string[])["", "limit=0", "status=done"]) Note("ListJobs", await service.ListAsync(query));
        foreach (var query in (string[])["", "limit=many"]) Note("ListDrops", await service.DropsAsync(query));
        Note("FindProblem", await service.FindProblemAsync(id, ""));
        Note("ExportJob", await service.ExportAsync(id, "format=xml"));
        Note("JobResults", await service.ResultsAsync(id, "format=xml"));
        Note("JobRows", await service.RowsAsync(id, "after=here"));
        Note("JobRows", await service.RowsAsync(id, known: "*"));
        Note("PauseJob", await service.PauseAsync(id));
        host.Idle = false;
        await service.ResumeAsync(id, "");
        Note("JobReport", await service.ReportAsync(id));
        host.Idle = true;
        var other = (await service.StartAsync("""{"problems":"batch.jsonl","options":{"seed":2}}""")).Id;
        Note("CancelJob", await service.CancelAsync(other, "data=true"));
        Note("CancelJob", await service.CancelAsync(other, "data=yes"));
        await service.CancelAsync(other);
        Note("CancelJob", await service.CancelAsync(other, "data=true"));
        harness.Store.Before = (_, _) => throw new StoreException("the store is away");
        service.Problems.Before = harness.Store.Before;
        Note("StartJob", await service.StartAsync("""{"problems":"batch.jsonl"}"""));
        Note("PauseJob", await service.PauseAsync(id));
        Note("ResumeJob", await service.ResumeAsync(id, ""));
        foreach (var (name, call) in Calls(service)) Note(name, await call(id));
        Note("ListJobs", await service.ListAsync());
        Note("ListDrops", await service.DropsAsync());

        void Note(string name, Replied reply) => answered.Add($"{name} {reply.Status}");
    }

    private static (string Name, Func<string, Task<Replied>> Call)[] Calls(Service service) =>
    [
        ("ViewJob", service.ViewAsync), ("JobResults", job => service.ResultsAsync(job)), ("JobReport", service.ReportAsync),
        ("JobRows", job => service.RowsAsync(job)),
        ("FindProblem", job => service.FindProblemAsync(job, "problem=p3")), ("ViewProblem", job => service.ViewProblemAsync(job, "p3")),
        ("ExportJob", job => service.ExportAsync(job, "")), ("CancelJob", service.CancelAsync),
    ];

    internal static IEnumerable<(string Id, string Method, string Path, IReadOnlyList<string> Codes)> Operations() =>
        from path in Document.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        where operation.Name != "parameters"
        select (operation.Value.GetProperty("operationId").GetString()!, operation.Name, path.Name, (IReadOnlyList<string>)[.. operation.Value.GetProperty("responses").EnumerateObject().Select(r => r.Name)]);

    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => p.Name == "$ref" ? [p.Value.GetString()!] : References(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };

    private static JsonElement Read() => JsonDocument.Parse(ApiDocument.Content).RootElement;
}
