using System.Globalization;
using Microsoft.Extensions.Configuration;
using Ponder.Core.Naming;
using Ponder.Core.Proposing;
using Ponder.Core.Verifying;
using Ponder.Inference.Chat;
using Ponder.Inference.Settings;

namespace Ponder.Inference.Kinds;

/// <summary>
/// The models that a configuration names: sections <c>Ponder:Proposer</c> and <c>Ponder:Verifier</c>, each with a <c>Kind</c> and that
/// kind's own settings. Several proposers are <c>Ponder:Proposers:0</c>, <c>Ponder:Proposers:1</c> and so on, instead of the one. The same names hold in appsettings.json, in environment variables (<c>Ponder__Proposer__Endpoint</c>) and on the
/// command line. Where no kind is named it is <c>embedded</c>; beside a proposer of another kind no verifier.
/// </summary>
/// <param name="configuration">Where the sections are.</param>
/// <param name="say">Hears what a person should know, such as that there is no GPU; null tells nobody.</param>
/// <param name="kinds">The kinds that can be named; null is <see cref="ModelKinds.Shipped"/>.</param>
/// <param name="files">Brings models' folders from elsewhere; null takes folders of this machine only.</param>
public sealed class ModelSettings(
    IConfiguration configuration, Action<string>? say = null, ModelKinds? kinds = null, IModelFiles? files = null)
{
    /// <summary>The section of the proposer.</summary>
    public const string ProposerSection = "Ponder:Proposer";

    /// <summary>The section whose parts are several proposers, by number.</summary>
    public const string ProposersSection = "Ponder:Proposers";

    /// <summary>The section of the verifier.</summary>
    public const string VerifierSection = "Ponder:Verifier";

    /// <summary>What is said where no verifier was named, and the embedded one would not know the problems.</summary>
    public const string NoVerifier =
        "no verifier is set (--verifier, or the setting Ponder:Verifier:Kind), so answers are chosen by votes: the embedded one knows the shipped problems only";

    private const string Default = "embedded";
    private const string Larger = "embedded-large";
    private const string None = "none";

    private readonly ModelKinds kinds = kinds ?? ModelKinds.Shipped;

    /// <summary>The sections of the proposers, the first of which is asked where nobody says more.</summary>
    /// <exception cref="SettingException">Both one proposer and several are set, or the numbers of several do not begin at 0 and go on.</exception>
    public IReadOnlyList<string> ProposerSections
    {
        get
        {
            var several = configuration.GetSection(ProposersSection).GetChildren().Select(child => child.Key).ToList();
            if (several.Count == 0) return [ProposerSection];
            if (configuration.GetSection(ProposerSection).GetChildren().FirstOrDefault() is { } one)
                throw new SettingException($"{one.Path} and {ProposersSection} are both set: expected one of them, {ProposersSection}:0 being the first proposer");
            return several.Index().FirstOrDefault(s => s.Item != s.Index.ToString(CultureInfo.InvariantCulture)) is { Item: { } odd }
                ? throw new SettingException($"{ProposersSection}:{odd}: expected the numbers 0, 1, 2 and so on, none left out")
                : [.. several.Select(number => $"{ProposersSection}:{number}")];
        }
    }

    /// <summary>The first proposer's kind.</summary>
    /// <exception cref="SettingException">There is no such kind; the message lists those there are.</exception>
    public ProposerKind ProposerKind => Kind(ProposerSections[0]);

    /// <summary>The verifier's kind.</summary>
    /// <exception cref="SettingException">There is no such kind; the message lists those there are.</exception>
    public VerifierKind VerifierKind => Find(VerifierSection, kinds.Verifiers, kind => kind.Name, UsualVerifier);

    /// <summary>The deployment of the first proposer, or of that section's, where it is a chat model; else null.</summary>
    /// <exception cref="SettingException">Settings are missing or cannot be used; the message names them.</exception>
    public ChatOptions? ProposerChat(string? section = null) => Chat(section ?? ProposerSections[0]);

    /// <summary>The verifier's deployment, where it is a chat model; else null.</summary>
    /// <exception cref="SettingException">Settings are missing or cannot be used; the message names them.</exception>
    public ChatOptions? VerifierChat => VerifierKind.Chat?.Invoke(Of(VerifierSection));

    /// <summary>Opens the first proposer.</summary>
    /// <exception cref="SettingException">Settings are missing or cannot be used; the message names them.</exception>
    public IProposer OpenProposer() => OpenProposer(ProposerSections[0]);

    /// <summary>Opens the proposer of that section, one of <see cref="ProposerSections"/>.</summary>
    /// <exception cref="SettingException">Settings are missing or cannot be used; the message names them.</exception>
    public IProposer OpenProposer(string section) => Kind(section).Open(Of(section));

    /// <summary>Opens the larger proposer that the set one is compared with; null where its kind has none, or it is not there.</summary>
    /// <exception cref="SettingException">There is no such kind.</exception>
    public IProposer? OpenLarger() => ProposerKind.OpenLarger?.Invoke(Of(ProposerSections[0]));

    /// <summary>Opens the verifier; null where there is to be none.</summary>
    /// <exception cref="SettingException">Settings are missing or cannot be used; the message names them.</exception>
    public IVerifier? OpenVerifier()
    {
        if (configuration[$"{VerifierSection}:{KindSettings.KindName}"] is null && UsualVerifier == None) say?.Invoke(NoVerifier);
        return VerifierKind.Open(Of(VerifierSection));
    }

    /// <summary>The embedded verifier reads the shipped problems' few hundred words: beside another proposer it is none's choice.</summary>
    private string UsualVerifier => ProposerSections.All(section => Kind(section).Name is Default or Larger) ? Default : None;

    private ChatOptions? Chat(string section) => Kind(section).Chat?.Invoke(Of(section));

    private ProposerKind Kind(string section) => Find(section, kinds.Proposers, kind => kind.Name, section == ProposerSection ? Default : null);

    /// <summary>The settings of a section, for what is opened elsewhere.</summary>
    /// <param name="section">Its path, such as <c>Ponder:Retriever</c>.</param>
    public KindSettings Of(string section) => new(configuration.GetSection(section), say, files);

    private T Find<T>(string section, IReadOnlyList<T> all, Func<T, string> name, string? usual)
        where T : class
    {
        var (set, names) = (configuration[$"{section}:{KindSettings.KindName}"], all.Select(name).ToList());
        if (set is null && configuration.GetSection(section).GetChildren().FirstOrDefault() is { } lonely)
        {
            throw new SettingException(
                $"{lonely.Path} is set, and {section}:{KindSettings.KindName} is not: expected one of {string.Join(", ", names)} there");
        }

        var wanted = set ?? usual ?? throw new SettingException($"{section}:{KindSettings.KindName} is not set: expected one of {string.Join(", ", names)}");
        if (all.FirstOrDefault(kind => name(kind).Equals(wanted, StringComparison.OrdinalIgnoreCase)) is { } found) return found;
        throw new SettingException(
            $"{section}:{KindSettings.KindName} is \"{wanted}\": expected {string.Join(", ", names.SkipLast(1))} or {names[^1]}{Nearest.Hint(wanted, names)}");
    }
}
