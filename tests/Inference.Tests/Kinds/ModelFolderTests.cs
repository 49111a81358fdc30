using Microsoft.Extensions.Configuration;
using Ponder.Core.Storage;
using Ponder.Inference.Kinds;
using Ponder.Inference.Settings;
using Ponder.TestKit.Scripted;

namespace Ponder.Inference.Tests.Kinds;

/// <summary>Where a kind's folder may be, and what is said of one that cannot be had.</summary>
public sealed class ModelFolderTests
{
    [Fact]
    public void A_folder_of_this_machine_is_given_as_it_is() => Assert.Equal(AppContext.BaseDirectory, Folder(AppContext.BaseDirectory));

    [Fact]
    public void An_address_is_fetched() => Assert.Equal("here", Folder("blob://models/x", new Files(address => address == "blob://models/x" ? "here" : "")));

    [Theory]
    [InlineData(null, "Ponder:Proposer:Folder is not set: expected a folder with the model's files, blob://CONTAINER/FOLDER or")]
    [InlineData(" ", "Ponder:Proposer:Folder is not set")]
    [InlineData("no/such", "Ponder:Proposer:Folder is \"no/such\": there is no such folder")]
    [InlineData("blob://models/x?sig=hush", "Ponder:Proposer:Folder is an address, and this program fetches no models")]
    public void One_that_cannot_be_had_is_told_with_its_setting(string? place, string expected)
    {
        var error = Assert.Throws<SettingException>(() => Folder(place));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_person_can_fix_is_told_as_a_setting_and_what_may_pass_is_not()
    {
        foreach (var fault in (Exception[])[new FormatException("so"), new DirectoryNotFoundException("so"), new InvalidDataException("so"), new UnauthorizedAccessException("so")])
            Assert.Equal("Ponder:Proposer:Folder: so", Assert.Throws<SettingException>(() => Folder("blob://models/x", new Files(_ => throw fault))).Message);
        Assert.Throws<StoreException>(() => Folder("blob://models/x", new Files(_ => throw new StoreException("away"))));
    }

    private static string Folder(string? place, IModelFiles? files = null)
    {
        var folder = "";
        var kinds = ModelKinds.Shipped.With(new ProposerKind("mine", settings =>
        {
            folder = settings.ModelFolder(place);
            return new ScriptedProposer();
        }));
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Ponder:Proposer:Kind", "mine")]).Build();
        new ModelSettings(configuration, null, kinds, files).OpenProposer();
        return folder;
    }

    private sealed class Files(Func<string, string> fetch) : IModelFiles
    {
        public string Fetch(string address) => fetch(address);
    }
}
