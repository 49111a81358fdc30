using Microsoft.Extensions.Configuration;
using Ponder.Core.Proposing;
using Ponder.Inference.Embedded;
using Ponder.Inference.Kinds;
using Ponder.Inference.Settings;

namespace Ponder.Inference.Tests.Embedded;

/// <summary>Models of the shipped ones' form in a folder of their own.</summary>
public sealed class EmbeddedFolderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ponder-models-").FullName;

    [Fact]
    public void What_the_folder_lacks_is_the_shipped_one()
    {
        Copy("proposer-large.onnx", "proposer.onnx");
        using var own = Open();
        using var shipped = EmbeddedProposer.Open();
        Assert.True(own.Identity.Parameters > 9e6m);
        Assert.Equal(shipped.Abilities, own.Abilities);
        Assert.Equal(shipped.Identity.Fingerprint.Split('+')[1], own.Identity.Fingerprint.Split('+')[1]);
        Assert.NotEqual(shipped.Identity.Fingerprint, own.Identity.Fingerprint);
    }

    [Fact]
    public void A_reviser_alone_revises_what_the_shipped_one_solves()
    {
        Copy("proposer.onnx", "reviser.onnx");
        using var own = Open();
        using var shipped = EmbeddedProposer.Open();
        Assert.True(own.Abilities.HasFlag(Abilities.Revise));
        Assert.Equal([shipped.Identity.Fingerprint.Split('+')[0], shipped.Identity.Fingerprint.Split('+')[0]], own.Identity.Fingerprint.Split('+'));
    }

    [Fact]
    public void The_same_files_are_the_same_model()
    {
        Copy("proposer.onnx", "proposer.onnx");
        Copy("reviser.onnx", "reviser.onnx");
        using var own = Open();
        using var shipped = EmbeddedProposer.Open();
        Assert.Equal(shipped.Identity, own.Identity);
    }

    [Theory]
    [InlineData(null, "expected a folder with proposer.onnx or reviser.onnx")]
    [InlineData("no model", "no decoder can be read from it")]
    public void A_folder_without_a_model_is_named(string? content, string words)
    {
        if (content is not null) File.WriteAllText(Path.Combine(folder, "reviser.onnx"), content);
        var error = Assert.Throws<SettingException>(Open);
        Assert.StartsWith("Ponder:Proposer:Folder", error.Message, StringComparison.Ordinal);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Copy(string shipped, string name) => File.Copy(Path.Combine(AppContext.BaseDirectory, "Shipped", shipped), Path.Combine(folder, name));

    private EmbeddedProposer Open()
    {
        var values = new Dictionary<string, string?> { ["Ponder:Proposer:Kind"] = "embedded", ["Ponder:Proposer:Folder"] = folder };
        return Assert.IsType<EmbeddedProposer>(new ModelSettings(new ConfigurationBuilder().AddInMemoryCollection(values).Build()).OpenProposer());
    }
}
