using System.CommandLine;
using Microsoft.Extensions.Configuration;
using Ponder.Cli.Files;
using Ponder.Hosting;
using Ponder.Inference.Kinds;
using Ponder.Inference.Settings;
using Ponder.Search.Options;
using Option = System.CommandLine.Option;

namespace Ponder.Cli.Jobs;

/// <summary>
/// Settings of the models: from a file, over it from the environment, over both from the command line, the same names in all three.
/// </summary>
internal sealed class SettingArguments(ModelKinds kinds, IReadOnlyList<RetrieverKind> retrievers)
{
    private const string Usual = "appsettings.json";
    private const string Documents = "Ponder:Retriever";

    private readonly Option<string?> proposer = new("--proposer")
    {
        Description = $"Who writes: {string.Join(", ", kinds.Proposers.Select(k => k.Name))} (default embedded).",
    };
    private readonly Option<string?> verifier = new("--verifier")
    {
        Description = $"Who scores: {string.Join(", ", kinds.Verifiers.Select(k => k.Name))} (default embedded; beside another proposer none).",
    };
    private readonly Option<string?> retriever = new("--retriever")
    {
        Description = $"Who finds documents: {string.Join(", ", retrievers.Select(k => k.Name))} (default none; folder where there are --documents).",
    };
    private readonly Option<string?> documents = new("--documents")
    {
        Description = "A folder of documents that solutions may search: .txt, .md and .jsonl files.",
    };
    private readonly Option<FileInfo?> settings = new Option<FileInfo?>("--settings")
    {
        Description = $"A file of settings (default {Usual}, where there is one).",
    }.Read();
    private readonly Option<string[]> setting = new("--setting")
    {
        Description = "A setting, as Proposer:Endpoint=http://localhost:8000/v1; may be repeated.",
    };

    public IEnumerable<Option> All => [proposer, verifier, retriever, documents, settings, setting];

    /// <summary>What was set, the nearest first.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="store">Where jobs are kept, whose account <c>blob://</c> means unless a setting names another.</param>
    /// <param name="say">Hears what a person should know of the models.</param>
    /// <param name="over">Settings that stand over all of these; null is none.</param>
    /// <exception cref="SettingException">A file cannot be read.</exception>
    /// <exception cref="OptionException">An option is not of that form.</exception>
    public ModelSettings Read(ParseResult parsed, string store, Action<string> say, IReadOnlyDictionary<string, string?>? over = null)
    {
        var builder = new ConfigurationBuilder().SetBasePath(Directory.GetCurrentDirectory());
        if (parsed.GetValue(settings) is { } file) builder.AddJsonFile(file.FullName, optional: false);
        else builder.AddJsonFile(Usual, optional: true);
        builder.AddEnvironmentVariables();
        builder.AddInMemoryCollection(Named(parsed));
        if (over is not null) builder.AddInMemoryCollection(over);
        try
        {
            var configuration = builder.Build();
            SettingNames.Check(configuration);
            return new(configuration, say, kinds, new ModelFiles(configuration, store, parsed.InvocationConfiguration.Error.WriteLine));
        }
        catch (InvalidDataException e)
        {
            throw new SettingException($"{e.Message} {e.InnerException?.Message}", e);
        }
    }

    private Dictionary<string, string?> Named(ParseResult parsed)
    {
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in parsed.GetValue(setting) ?? [])
        {
            var (name, value) = NamedValue.Parse("--setting", pair, "Name=value, such as Proposer:Model=phi-4");
            values[name.StartsWith("Ponder:", StringComparison.OrdinalIgnoreCase) ? name : $"Ponder:{name}"] = value;
        }

        if (parsed.GetValue(proposer) is { } writer) values[$"{ModelSettings.ProposerSection}:Kind"] = writer;
        if (parsed.GetValue(verifier) is { } judge) values[$"{ModelSettings.VerifierSection}:Kind"] = judge;
        if (parsed.GetValue(documents) is { } folder) (values[$"{Documents}:Kind"], values[$"{Documents}:Folder"]) = ("folder", folder);
        if (parsed.GetValue(retriever) is { } finder) values[$"{Documents}:Kind"] = finder;
        return values;
    }
}
