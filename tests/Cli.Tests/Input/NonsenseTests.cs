using System.CommandLine;
using System.Text.RegularExpressions;
using Ponder.Cli.Files;
using Ponder.Hosting;

namespace Ponder.Cli.Tests.Input;

/// <summary>
/// Every option of every verb with values that make no sense, found by walking the command line's own tree: a person reads words, never a
/// name of .NET's or where in the code it was.
/// </summary>
public partial class NonsenseTests
{
    private static readonly string[] Values = ["§ nonsense", "", "-1", "2.5", "NaN", "1e999", "99999999999999999999", "no/such/folder/file", "a\0b", "."];

    /// <summary>Options whose value may be any text, so that the run goes on; and those that take no value.</summary>
    private static readonly string[] Free =
        ["--field", "--store", "--key", "--url", "--upload", "--text", "--setting", "--set", "--open", "--help", "--version", "--ids", "--dataset"];

    public static TheoryData<string, string> Options()
    {
        var all = new TheoryData<string, string>();
        foreach (var verb in CommandLine.Create(new PonderBuilder()).Subcommands)
        {
            foreach (var option in verb.Options.Where(o => !Free.Contains(o.Name) && o.ValueType != typeof(bool))) all.Add(verb.Name, option.Name);
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(Options))]
    public async Task It_is_refused_in_words(string verb, string option)
    {
        using var run = new CommandLineRun();
        var file = run.File("problems.jsonl", BadFile.Good);
        var command = CommandLine.Create(new PonderBuilder()).Subcommands.Single(c => c.Name == verb);
        var refused = 0;
        foreach (var value in Values.Where(v => !Fits(command.Options.Single(o => o.Name == option), v)))
        {
            var parsed = CommandLine.Create(new PonderBuilder()).Parse([verb, .. Arguments(command, file), option, value]);
            // What is well formed would be run; what it comes to then is told by tests of each verb.
            if (parsed.Errors.Count == 0 && FileArguments.Faults(parsed).Count == 0) continue;
            var written = await CommandLineRun.RunAsync([verb, .. Arguments(command, file), option, value]);
            Assert.True(written.Code == 2, $"{option} \"{value}\": {written.Code} {written.All}");
            Assert.False(Typed().IsMatch(written.Errors), written.Errors);
            refused++;
        }

        Assert.True(refused > 0 || command.Options.Single(o => o.Name == option).ValueType is var type && (type == typeof(string) || type == typeof(string[])),
            $"{verb} {option} takes any value");
    }

    [Theory]
    [InlineData("run FILE --strategy § --verifier none")]
    [InlineData("run FILE --set § --verifier none")]
    [InlineData("run FILE --budget § --verifier none")]
    [InlineData("run FILE --problem-budget § --verifier none")]
    [InlineData("run FILE --field § --verifier none")]
    [InlineData("run FILE --answers § --verifier none")]
    [InlineData("run FILE --proposer §")]
    [InlineData("run FILE --verifier §")]
    [InlineData("run FILE --setting § --verifier none")]
    [InlineData("run FILE --prices FILE --verifier none")]
    [InlineData("run FILE --table FILE --verifier none")]
    [InlineData("run FILE --limit 0 --verifier none")]
    [InlineData("run FILE --ids § --verifier none")]
    [InlineData("run FILE --format csv --verifier none")]
    [InlineData("run --dataset § --verifier none")]
    [InlineData("run --dataset ../x:y --verifier none")]
    [InlineData("label FILE --strategy auto --verifier none")]
    [InlineData("compare § §")]
    [InlineData("submit FILE --url http://localhost:1 --out FILE2")]
    [InlineData("run FILE --grace NaN --verifier none")]
    [InlineData("run FILE --temperature NaN --verifier none")]
    [InlineData("run FILE --target-accuracy 7 --verifier none")]
    [InlineData("run FILE --store FILE --verifier none")]
    [InlineData("resume §")]
    [InlineData("show § §")]
    [InlineData("report §")]
    [InlineData("results § --format §")]
    [InlineData("export § --what §")]
    [InlineData("export 0123456789abcdef --confidence NaN")]
    [InlineData("jobs --status §")]
    [InlineData("jobs --url §")]
    [InlineData("verify-journal §")]
    [InlineData("reliability §")]
    [InlineData("eval --strategies § --verifier none")]
    [InlineData("eval --n § --verifier none")]
    [InlineData("eval --file . --verifier none")]
    [InlineData("eval --problems -1 --verifier none")]
    [InlineData("eval --paper --samples -1 --verifier none")]
    [InlineData("calibrate --problems -1 --verifier none")]
    [InlineData("calibrate --arms § --verifier none")]
    [InlineData("calibrate --n § --verifier none")]
    [InlineData("card --problems -1 --verifier none")]
    [InlineData("card --n 0 --verifier none")]
    [InlineData("label FILE --rollouts -1 --verifier none")]
    [InlineData("pairs FILE --most -1 --verifier none")]
    [InlineData("simulate FILE --strategies §")]
    [InlineData("simulate FILE --budgets §")]
    [InlineData("simulate FILE --half 7")]
    [InlineData("view --port 99999")]
    [InlineData("submit FILE --url §")]
    [InlineData("status § --url §")]
    [InlineData("problems --count 99999999999")]
    public async Task What_is_well_formed_and_makes_no_sense_is_refused_in_words(string line)
    {
        using var run = new CommandLineRun();
        var file = run.File("problems.jsonl", BadFile.Good);
        var args = line.Replace("§", "§nonsense", StringComparison.Ordinal).Replace("FILE", file, StringComparison.Ordinal).Split(' ');
        string[] store = args.Contains("--store") || args[0] is "status" or "submit" or "problems" or "simulate" ? [] : ["--store", run.Store];
        var written = await CommandLineRun.RunAsync([.. args, .. store]);
        Assert.True(written.Code == 2, $"{written.Code}: {written.All}");
        Assert.False(Typed().IsMatch(written.Errors), written.Errors);
    }

    private static IEnumerable<string> Arguments(Command command, string file) =>
        command.Arguments.Where(a => a.Arity.MinimumNumberOfValues > 0).Select(a => a.ValueType == typeof(string) || a.ValueType == typeof(string[]) ? "0123456789abcdef" : file);

    /// <summary>A whole number may be -1 as far as its form goes: its range is told by each verb.</summary>
    private static bool Fits(Option option, string value) => value is "-1" && option.ValueType != typeof(ulong)
        || (value is "2.5" or "NaN" or "1e999" or "99999999999999999999" && (option.ValueType == typeof(double) || option.ValueType == typeof(double?)));

    [GeneratedRegex(@"System\.\w|Ponder\.\w+\.\w|`\d\[|Nullable|Exception|^\s+at \w|Could not find|Parameter '", RegexOptions.Multiline)]
    private static partial Regex Typed();
}
