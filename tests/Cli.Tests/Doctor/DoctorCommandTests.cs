namespace Ponder.Cli.Tests.Doctor;

public sealed class DoctorCommandTests : IDisposable
{
    private readonly CommandLineRun run = new();

    public void Dispose() => run.Dispose();

    [Fact]
    public async Task The_shipped_models_and_a_folder_are_well()
    {
        var written = await CommandLineRun.RunAsync("doctor", "--store", run.Store, "--verifier", "none");
        Assert.Equal((0, ""), (written.Code, written.Errors));
        Assert.DoesNotContain("BAD", written.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_no_store()
    {
        var written = await CommandLineRun.RunAsync("doctor", "--store", run.File("store", "x"), "--verifier", "none");
        Assert.Equal(2, written.Code);
        Assert.Contains("BAD   store: ", written.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_line_goes_before_the_file_and_a_bad_file_is_named()
    {
        var file = run.File("settings.json", """{"Ponder":{"Proposer":{"Kind":"openai","Endpoint":"http://localhost:1/v1"}}}""");
        var written = await CommandLineRun.RunAsync("doctor", "--store", run.Store, "--verifier", "none", "--settings", file, "--setting", "Proposer:Model=m");
        Assert.Contains("BAD   Ponder:Proposer endpoint: http://localhost:1/v1: cannot be reached", written.Output, StringComparison.Ordinal);
        var broken = await CommandLineRun.RunAsync("doctor", "--store", run.Store, "--settings", run.File("broken.json", "{"));
        Assert.Contains("broken.json", broken.Output, StringComparison.Ordinal);
        Assert.Equal(2, broken.Code);
    }
}
