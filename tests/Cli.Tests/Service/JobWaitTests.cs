using System.CommandLine;
using System.Net;
using System.Text;
using Ponder.Cli.Service;

namespace Ponder.Cli.Tests.Service;

/// <summary><c>submit --wait</c>: until the service's job has ended.</summary>
public sealed class JobWaitTests : IDisposable
{
    private readonly StringWriter errors = new();

    [Theory]
    [InlineData("completed", 0)]
    [InlineData("failed", 1)]
    [InlineData("paused", 5)]
    [InlineData("cancelled", 5)]
    public async Task It_asks_until_the_job_goes_on_no_more(string end, int code)
    {
        var asked = 0;
        var reply = await Wait(() => View(++asked < 3 ? "running" : end, asked)).EndAsync(JobReply.Parse(View("pending", 0)), default);
        Assert.Equal((3, code), (asked, JobWait.ExitCode(reply.View)));
        Assert.Contains("job 0123456789abcdef: majority:n=4, waiting for its end", errors.ToString(), StringComparison.Ordinal);
        Assert.Contains("wave 0: 1 of 20 problems, 100 tokens", errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_no_longer_waits_is_told_that_the_job_goes_on()
    {
        using var stop = new CancellationTokenSource();
        var e = await Assert.ThrowsAsync<StoppedException>(() => Wait(() =>
        {
            stop.Cancel();
            return View("running", 1);
        }).EndAsync(JobReply.Parse(View("pending", 0)), stop.Token));
        Assert.Contains("job 0123456789abcdef goes on at the service", e.Message, StringComparison.Ordinal);
        Assert.Equal(130, Failures.Show(e, errors));
    }

    public void Dispose() => errors.Dispose();

    private JobWait Wait(Func<string> view)
    {
        var terminal = new Terminal(false, new InvocationConfiguration { Output = new StringWriter(), Error = errors });
        return new(new(new HttpClient(new Answering(view)), new("http://localhost:1"), null), terminal, TimeSpan.Zero);
    }

    private static string View(string status, int settled) =>
        $$"""{"job":"0123456789abcdef","status":"{{status}}","strategy":"majority:n=4","problems":20,"cap":{},"spentTokens":{{100 * settled}},"waves":[{"wave":0,"visits":20,"settled":{{settled}},"spentTokens":0,"inDoubtTokens":0}]}""";

    private sealed class Answering(Func<string> view) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(view(), Encoding.UTF8, "application/json") });
    }
}
