using System.CommandLine;
using Ponder.Cli.Files;
using Ponder.Core.Retrieving;
using Ponder.Core.Storage;
using Ponder.Engine.Jobs;
using Ponder.Hosting;
using Ponder.Inference.Kinds;
using Ponder.Search.Options;
using Option = System.CommandLine.Option;

namespace Ponder.Cli.Jobs;

/// <summary>Where jobs are kept and which models work on them.</summary>
internal sealed class PlaceArguments(PonderBuilder host)
{
    private readonly Option<string> store = new("--store")
    {
        Description = "A folder, or a blob container's URL or connection string.",
        DefaultValueFactory = _ => ".ponder",
    };
    private readonly SettingArguments settings = new(host.Kinds, host.Retrievers);
    private readonly Option<FileInfo?> prices = new Option<FileInfo?>("--prices") { Description = "A price sheet: dollars per million tokens, as JSON." }.Read();
    private readonly Option<FileInfo?> table = new Option<FileInfo?>("--table")
    {
        Description = "A calibration table of the models (default: the shipped models' own).",
    }.Read();
    private readonly Option<double> grace = new("--grace")
    {
        Description = "Seconds that calls in flight are waited for when the run is stopped, 0 to 600.",
        DefaultValueFactory = _ => 3,
    };
    private readonly Option<bool> json = new("--json")
    {
        Description = "One JSON document on standard output, everything else on standard error.",
    };

    private readonly Option<bool> quiet = new("--quiet") { Description = "Say nothing on the way; the end and errors are still said." };

    public IEnumerable<Option> All => [store, .. settings.All, prices, table, grace, quiet, json];

    /// <summary>For a job that has its prices.</summary>
    public IEnumerable<Option> WithoutPrices => [.. Here, grace, quiet, json];

    /// <summary>What makes no sense for a job of a service.</summary>
    public IEnumerable<Option> Here => [store, .. settings.All];

    public IEnumerable<Option> StoreOnly => [store, json];

    public Option StoreAlone => store;

    public Terminal Terminal(ParseResult parsed) =>
        new(parsed.GetValue(json), parsed.InvocationConfiguration, parsed.GetResult(quiet) is not null && parsed.GetValue(quiet));

    /// <summary>How to go on with a job of this store and these models; keys are left out of it.</summary>
    public string Resume(ParseResult parsed, string job)
    {
        var given = Here.SelectMany(option => parsed.GetResult(option) is { Implicit: false } result
            ? result.Tokens.Select(token => $" {option.Name} {(token.Value.Contains(' ', StringComparison.Ordinal) ? $"'{token.Value}'" : token.Value)}") : []);
        return $"`ponder resume {job}{Secrets.Hide(string.Concat(given))}` goes on";
    }

    public IStore Store(ParseResult parsed) => Storage.StoreAddress.Parse(parsed.GetValue(store)!).Open();

    /// <summary>The store, once it is known that jobs can be kept there.</summary>
    /// <exception cref="Search.Options.OptionException">Nothing can be written there.</exception>
    public IStore WritableStore(ParseResult parsed)
    {
        var address = Storage.StoreAddress.Parse(parsed.GetValue(store)!);
        if (address.Folder is { } folder) StoreProbe.Check(folder);
        return address.Open();
    }

    public ModelSettings Settings(ParseResult parsed, Action<string> say, IReadOnlyDictionary<string, string?>? over = null) =>
        settings.Read(parsed, parsed.GetValue(store)!, say, over);

    /// <summary>Opens the documents that solutions may search; null where there are none.</summary>
    public IRetriever? Retriever(ModelSettings named) => host.OpenRetriever(named);

    /// <summary>Opens the models that work on jobs.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="over">Settings that stand over those given; null is none.</param>
    public JobModels Models(ParseResult parsed, IReadOnlyDictionary<string, string?>? over = null)
    {
        var named = Settings(parsed, parsed.InvocationConfiguration.Error.WriteLine, over);
        var seconds = parsed.GetValue(grace);
        if (seconds is not (>= 0 and <= 600)) throw new OptionException($"--grace is {seconds}: expected 0 to 600 seconds");
        var models = Knowing(host.OpenModels(named), parsed.GetValue(table)) with { Grace = TimeSpan.FromSeconds(seconds) };
        return parsed.GetValue(prices) is { } sheet
            ? models with { Prices = PriceSheet.Parse(sheet.FullName, File.ReadAllBytes(sheet.FullName)).On(models.Prices) }
            : models;
    }

    /// <summary>A larger proposer of the same kind, alone; null where there is none.</summary>
    public JobModels? Larger(ParseResult parsed) => Settings(parsed, _ => { }).OpenLarger() is { } proposer
        ? new(proposer, null) { Strategies = host.Strategies }
        : null;

    private static JobModels Knowing(JobModels models, FileInfo? own)
    {
        if (own is null) return models;
        if (!own.Exists) throw new FileNotFoundException($"there is no file {own}");
        var table = TableFile.Parse(own.FullName, File.ReadAllBytes(own.FullName), models.Strategies);
        return (models with { Table = null }).Knowing(table) is { Table: not null } knowing
            ? knowing
            : throw new OptionException(
                $"{own.FullName} was measured with {string.Join(", ", [table.Proposer?.Name, .. (table.Others ?? []).Select(o => o.Name)])} and {table.Verifier?.Name ?? "no verifier"}, "
                + "not with these models: calibrate again");
    }
}
