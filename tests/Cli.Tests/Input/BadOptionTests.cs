namespace Ponder.Cli.Tests.Input;

/// <summary>Options that cannot be used: exit code 2, and what was expected.</summary>
public class BadOptionTests
{
    [Theory]
    [InlineData("--n 0", "majority: n is \"0\": expected a whole number from 1 to 1024")]
    [InlineData("--n 5000", "expected a whole number from 1 to 1024")]
    [InlineData("--n many", "--n")]
    [InlineData("--set n", "--set \"n\": expected name=value")]
    [InlineData("--set =3", "--set \"=3\": expected name=value")]
    [InlineData("--set width=4", "majority has no option \"width\"; it has n")]
    [InlineData("--set n=1.5", "expected a whole number from 1 to 1024")]
    [InlineData("--set n=NaN", "expected a whole number from 1 to 1024")]
    [InlineData("--strategy clever", "there is no strategy \"clever\"; there are greedy, majority")]
    [InlineData("--strategy weighted-best-of-n", "weighted-best-of-n needs a verifier, and none is set")]
    [InlineData("--budget 0tok", "it is zero, and nothing could be spent; expected a positive number and a unit")]
    [InlineData("--budget -5tok", "expected a positive number")]
    [InlineData("--budget 12", "it has no unit; expected a positive number and a unit")]
    [InlineData("--budget 5parsecs", "there is no unit \"parsecs\"; expected a positive number and a unit")]
    [InlineData("--budget 1.5samples", "expected a whole number of samples")]
    [InlineData("--budget 1e40flops", "is too large: expected at most 1e27 flops")]
    [InlineData("--budget 7e28flops", "is too large: expected at most 1e27 flops")]
    [InlineData("--budget 9000000000000000000tok", "is too large: expected at most 1e17 tokens")]
    [InlineData("--budget 10tok --budget 20tok", "tok is given twice")]
    [InlineData("--budget 1usd", "a budget in usd needs the models' prices, and none are set")]
    [InlineData("--problem-budget x", "budget \"x\": expected a positive number")]
    [InlineData("--seed -1", "--seed \"-1\": expected a whole number from 0 to 18446744073709551615")]
    [InlineData("--seed seed", "--seed")]
    [InlineData("--temperature -1", "temperature is -1: expected a number from 0 to 5")]
    [InlineData("--temperature NaN", "temperature is NaN: expected a number from 0 to 5")]
    [InlineData("--temperature 9", "expected a number from 0 to 5")]
    [InlineData("--max-tokens 0", "max-tokens is 0: expected a whole number from 1 to")]
    [InlineData("--max-tokens 99999999", "max-tokens is 99999999: expected a whole number from 1 to")]
    [InlineData("--page-size 0", "page-size is 0: expected a whole number from 1 to 256")]
    [InlineData("--page-size 1000", "page-size is 1000: expected a whole number from 1 to 256")]
    [InlineData("--window 0", "window is 0: expected a whole number from 1 to 64")]
    [InlineData("--window 100", "window is 100: expected a whole number from 1 to 64")]
    [InlineData("--n 2.5", "--n \"2.5\": expected a whole number")]
    [InlineData("--aggregation median", "--aggregation \"median\": expected last, min, mean or prod")]
    [InlineData("--aggregation las", "did you mean \"last\"?")]
    [InlineData("--strategy bestofn", "there is no strategy \"bestofn\"; did you mean \"best-of-n\"? There are greedy")]
    [InlineData("--strategy autoo", "did you mean \"auto\"?")]
    [InlineData("--bugdet 5tok", "Unrecognized command or argument '--bugdet'; did you mean \"--budget\"?")]
    [InlineData("--aggregation 7", "aggregation is 7: expected one of last, min, mean, prod")]
    [InlineData("--verifier gpt", "Ponder:Verifier:Kind is \"gpt\": expected embedded, none, onnx, generative, openai, azure-inference or recorded")]
    [InlineData("--prices nowhere.json", "there is no file nowhere.json")]
    [InlineData("--store ftp://somewhere/x", "Bad store address")]
    [InlineData("--store http://example.com/container", "use https")]
    [InlineData("--store https://account.blob.core.windows.net/", "its URL names no container")]
    [InlineData("--store AccountName=a;AccountKey=c2VjcmV0;Container=NO", "is no container name")]
    [InlineData("--bogus", "Unrecognized command or argument '--bogus'")]
    public async Task It_says_what_was_expected(string options, string says)
    {
        using var run = new CommandLineRun();
        var file = run.File("problems.jsonl", BadFile.Good);
        string[] basis = ["--strategy", "majority", "--verifier", "none", "--store", run.Store];
        var given = options.Split(' ');
        var written = await CommandLineRun.RunAsync(["run", file, .. Without(basis, given), .. given]);
        Assert.True(written.Errors.Contains(says, StringComparison.Ordinal), written.All);
        Assert.Equal(2, written.Code);
        Assert.False(Directory.Exists(run.Store), "nothing was to be written");
    }

    [Theory]
    [InlineData("{", "line 1")]
    [InlineData("""{"proposer":{"prompt":"cheap"}}""", "$.proposer.prompt: expected dollars per million tokens")]
    [InlineData("""{"reader":{"prompt":1}}""", "expected dollars per million tokens")]
    [InlineData("""{"proposer":{"prompt":-1}}""", "proposer: expected prices from 0 to 1000000 dollars per million tokens")]
    [InlineData("""{"verifier":{"completion":1e15}}""", "verifier: expected prices from 0 to 1000000 dollars per million tokens")]
    [InlineData("null", "expected a JSON object")]
    public async Task A_bad_price_sheet_names_its_place(string sheet, string says)
    {
        using var run = new CommandLineRun();
        var prices = run.File("prices.json", sheet);
        var written = await run.SolveAsync(run.File("problems.jsonl", BadFile.Good), "--prices", prices);
        Assert.Contains(prices, written.Errors, StringComparison.Ordinal);
        Assert.Contains(says, written.Errors, StringComparison.Ordinal);
        Assert.Equal(2, written.Code);
    }

    [Theory]
    [InlineData("resume ../../etc/passwd", "is no job id: expected 16 hexadecimal digits")]
    [InlineData("resume 0123456789ABCDEF", "is no job id: expected 16 hexadecimal digits")]
    [InlineData("resume 0123456789abcdef", "there is no job 0123456789abcdef in")]
    [InlineData("resume 0123456789abcdef --budget x", "there is no job 0123456789abcdef in")]
    [InlineData("report ../../etc/passwd", "is no job id: expected 16 hexadecimal digits")]
    [InlineData("report 0123456789abcdef", "has no report in")]
    [InlineData("verify-journal ../x", "is no job id: expected 16 hexadecimal digits")]
    [InlineData("verify-journal 0123456789abcdef", "there is no job 0123456789abcdef in")]
    public async Task A_job_that_is_none(string command, string says)
    {
        using var run = new CommandLineRun();
        var models = command.StartsWith("resume", StringComparison.Ordinal) ? new[] { "--verifier", "none" } : [];
        var written = await CommandLineRun.RunAsync([.. command.Split(' '), "--store", run.Store, .. models]);
        Assert.Contains(says, written.Errors, StringComparison.Ordinal);
        Assert.Equal(2, written.Code);
    }

    [Theory]
    [InlineData("fly", "there is no verb \"fly\"")]
    [InlineData("runn problems.jsonl", "there is no verb \"runn\"; did you mean \"run\"?")]
    [InlineData("run", "the file of problems is missing: give one, or a set by name with --dataset")]
    [InlineData("estimate", "Required argument 'file' missing for command: 'estimate'")]
    [InlineData("label problems.jsonl --strategy auto --verifier none", "there is no file problems.jsonl")]
    [InlineData("submit problems.jsonl", "there is no file problems.jsonl")]
    [InlineData("status 0123456789abcdef", "--url is missing: give the address of the service, or set PONDER_URL")]
    [InlineData("run nowhere.jsonl --verifier none", "there is no file nowhere.jsonl")]
    [InlineData("run . --verifier none", ". is a folder: expected a file")]
    [InlineData("report 0123456789abcdef --out nodir/x.html", "nodir: make it, or write nodir/x.html elsewhere")]
    [InlineData("report 0123456789abcdef --out .", "--out: . is a folder: expected a file")]
    [InlineData("estimate nowhere.jsonl --verifier none", "there is no file nowhere.jsonl")]
    [InlineData("problems --count -1", "--count is -1: expected a whole number from 0")]
    [InlineData("problems --split secret", "Argument 'secret' not recognized")]
    [InlineData("eval --verifier none --n 0", "--n \"0\": expected whole numbers from 1 to 1024 joined by commas")]
    [InlineData("eval --verifier none --strategies clever", "there is no strategy \"clever\"")]
    public async Task A_command_that_makes_no_sense(string command, string says)
    {
        var written = await CommandLineRun.RunAsync(command.Split(' '));
        Assert.True(written.All.Contains(says, StringComparison.Ordinal), written.All);
        Assert.Equal(2, written.Code);
    }

    /// <summary>The options that the given ones take the place of are left out.</summary>
    private static IEnumerable<string> Without(string[] basis, string[] given) =>
        basis.Chunk(2).Where(pair => !given.Contains(pair[0])).SelectMany(pair => pair);
}
