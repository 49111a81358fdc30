using System.Globalization;
using Microsoft.Extensions.Configuration;
using Ponder.Core.Retrieving;
using Ponder.Engine.Jobs;
using Ponder.Inference.Embedded;
using Ponder.Inference.Kinds;
using Ponder.Inference.Settings;
using Ponder.Search.Catalogue;
using Ponder.Search.Options;
using Ponder.Search.Solving;

namespace Ponder.Hosting;

/// <summary>What a host can run: the strategies and the kinds of models that ship, and those that it adds.</summary>
public sealed class PonderBuilder
{
    /// <summary>The strategies a job may name. Every process that works on a job must have the same.</summary>
    /// <value>Those that ship, then those added, in that order.</value>
    public StrategyCatalogue Strategies { get; private set; } = StrategyCatalogue.Shipped;

    /// <summary>The kinds of models that settings may name.</summary>
    /// <value>Those that ship, then those added, in that order.</value>
    public ModelKinds Kinds { get; private set; } = ModelKinds.Shipped;

    /// <summary>The kinds of retrievers that settings may name.</summary>
    /// <value>Those that ship, then those added, in that order.</value>
    public IReadOnlyList<RetrieverKind> Retrievers { get; private set; } = RetrieverKinds.Shipped;

    /// <summary>Adds a strategy: a job can then name it, and <c>ponder strategies</c> lists it.</summary>
    /// <param name="entry">Its name, its options and how it is made.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="OptionException">The name is taken, or no name.</exception>
    public PonderBuilder AddStrategy(StrategyEntry entry)
    {
        Strategies = Strategies.With(entry);
        return this;
    }

    /// <summary>Adds a kind of proposer: the setting <c>Ponder:Proposer:Kind</c> and <c>--proposer</c> can then name it.</summary>
    /// <param name="kind">Its name and how it is opened.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">The name is taken or empty.</exception>
    public PonderBuilder AddProposer(ProposerKind kind)
    {
        Kinds = Kinds.With(kind);
        return this;
    }

    /// <summary>Adds a kind of verifier: the setting <c>Ponder:Verifier:Kind</c> and <c>--verifier</c> can then name it.</summary>
    /// <param name="kind">Its name and how it is opened.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">The name is taken or empty.</exception>
    public PonderBuilder AddVerifier(VerifierKind kind)
    {
        Kinds = Kinds.With(kind);
        return this;
    }

    /// <summary>Adds a kind of retriever: the setting <c>Ponder:Retriever:Kind</c> and <c>--retriever</c> can then name it.</summary>
    /// <param name="kind">Its name and how it is opened.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">The name is taken or empty.</exception>
    public PonderBuilder AddRetriever(RetrieverKind kind)
    {
        if (kind.Name.Length == 0) throw new ArgumentException("a kind needs a name");
        if (Retrievers.Any(k => k.Name.Equals(kind.Name, StringComparison.OrdinalIgnoreCase))) throw new ArgumentException($"there is a kind \"{kind.Name}\" already");
        Retrievers = [.. Retrievers, kind];
        return this;
    }

    /// <summary>Opens the retriever that settings name; null where they name none.</summary>
    /// <param name="settings">The settings.</param>
    /// <exception cref="SettingException">Settings are missing or cannot be used; the message names them.</exception>
    public IRetriever? OpenRetriever(ModelSettings settings) => RetrieverKinds.Open(settings.Of(RetrieverKinds.Section), Retrievers);

    /// <summary>Opens the models that a configuration names, with the shipped calibration where it was measured with them.</summary>
    /// <param name="configuration">Where the sections <c>Ponder:Proposer</c> and <c>Ponder:Verifier</c> are.</param>
    /// <param name="say">Hears what a person should know, such as that there is no GPU; null tells nobody.</param>
    /// <param name="files">Fetches models' folders; null is <see cref="ModelFiles"/> of the same configuration.</param>
    /// <returns>Models at no price. Who opens them disposes of them.</returns>
    /// <exception cref="SettingException">Settings are missing or cannot be used; the message names them.</exception>
    public JobModels OpenModels(IConfiguration configuration, Action<string>? say = null, IModelFiles? files = null)
    {
        SettingNames.Check(configuration, others: true);
        return OpenModels(new ModelSettings(configuration, say, Kinds, files ?? new ModelFiles(configuration, say: say))) with
        {
            Grace = Seconds(configuration, "Ponder:StopGrace", usual: 3, least: 0, most: 600),
            RoundTime = Seconds(configuration, "Ponder:RoundTime", usual: 600, least: 1, most: 3000),
        };
    }

    private static TimeSpan Seconds(IConfiguration configuration, string setting, double usual, double least, double most) => TimeSpan.FromSeconds(
        configuration[setting] is not { } text ? usual
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most ? value
        : throw new SettingException($"{setting} is \"{text}\": expected {least} to {most} seconds"));

    /// <summary>The same from settings that have been read.</summary>
    /// <param name="settings">What names the models.</param>
    /// <exception cref="SettingException">Settings are missing or cannot be used; the message names them.</exception>
    public JobModels OpenModels(ModelSettings settings)
    {
        var models = new JobModels([.. settings.ProposerSections.Select(settings.OpenProposer)], settings.OpenVerifier())
        {
            Strategies = Strategies,
            Retriever = OpenRetriever(settings),
        };
        return ShippedCalibration.Content is { } table ? models.Knowing(TableFile.Parse("the shipped calibration", table, Strategies)) : models;
    }
}
