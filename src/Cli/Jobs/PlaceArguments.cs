using System.CommandLine;
using Ponder.Core.Storage;
using Ponder.Engine.Jobs;

namespace Ponder.Cli.Jobs;

/// <summary>Where jobs are kept and which models work on them.</summary>
internal sealed class PlaceArguments
{
    private readonly Option<string> store = new("--store") { Description = "A folder, or a blob container's URL or connection string.", DefaultValueFactory = _ => ".ponder" };
    private readonly Option<string> proposer = new("--proposer") { Description = "Who writes: embedded.", DefaultValueFactory = _ => "embedded" };
    private readonly Option<string> verifier = new("--verifier") { Description = "Who scores: embedded, or none.", DefaultValueFactory = _ => "embedded" };
    private readonly Option<FileInfo?> prices = new("--prices") { Description = "A price sheet: dollars per million tokens, as JSON." };
    private readonly Option<bool> json = new("--json") { Description = "One JSON document on standard output, everything else on standard error." };

    public IEnumerable<Option> All => [store, proposer, verifier, prices, json];

    /// <summary>For a job that has its prices.</summary>
    public IEnumerable<Option> WithoutPrices => [store, proposer, verifier, json];

    public IEnumerable<Option> StoreOnly => [store, json];

    public Terminal Terminal(ParseResult parsed) => new(parsed.GetValue(json), parsed.InvocationConfiguration);

    public IStore Store(ParseResult parsed) => Storage.StoreAddress.Parse(parsed.GetValue(store)!).Open();

    public JobModels Models(ParseResult parsed)
    {
        var models = Models(parsed.GetValue(proposer)!, parsed.GetValue(verifier)!);
        return parsed.GetValue(prices) is { } sheet
            ? models with { Prices = PriceSheet.Parse(sheet.FullName, File.ReadAllBytes(sheet.FullName)).On(models.Prices) }
            : models;
    }

    private static JobModels Models(string proposer, string verifier)
    {
        if (proposer != "embedded") throw new JobException($"--proposer \"{proposer}\": expected embedded");
        return new(Inference.Embedded.EmbeddedProposer.Open(), verifier switch
        {
            "embedded" => Inference.Embedded.EmbeddedVerifier.Open(),
            "none" => null,
            _ => throw new JobException($"--verifier \"{verifier}\": expected embedded or none"),
        });
    }
}
