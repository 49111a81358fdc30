using Microsoft.Extensions.Configuration;
using Ponder.Inference.Kinds;

namespace Ponder.Samples.Tests;

public class LocalServerTests
{
    [Fact]
    public void The_settings_can_be_read()
    {
        var configuration = new ConfigurationBuilder().AddJsonFile(SamplePaths.Of("LocalServer", "appsettings.json")).Build();
        var settings = new ModelSettings(configuration);
        Assert.Equal("http://localhost:8000/v1", settings.ProposerChat()!.Endpoint!.ToString());
        Assert.Null(settings.OpenVerifier());
        Assert.IsAssignableFrom<Core.Proposing.IProposer>(settings.OpenProposer());
    }
}
