using Microsoft.Extensions.Configuration;
using Ponder.Core.Proposing;
using Ponder.Core.Verifying;
using Ponder.Inference.Chat;
using Ponder.Inference.Embedded;
using Ponder.Inference.Onnx.Prm;

namespace Ponder.Inference.Settings;

/// <summary>
/// The models that a configuration names: sections <c>Ponder:Proposer</c> and <c>Ponder:Verifier</c>, each with a <c>Kind</c> and that
/// kind's own settings. The same names hold in appsettings.json, in environment variables (<c>Ponder__Proposer__Endpoint</c>) and on the
/// command line.
/// </summary>
public sealed class ModelSettings(IConfiguration configuration, Action<string>? say = null)
{
    /// <summary>The section of the proposer.</summary>
    public const string ProposerSection = "Ponder:Proposer";

    /// <summary>The section of the verifier.</summary>
    public const string VerifierSection = "Ponder:Verifier";

    /// <summary>What may write.</summary>
    public static IReadOnlyList<string> ProposerKinds { get; } = ["embedded", "openai", "azure-inference"];

    /// <summary>What may score.</summary>
    public static IReadOnlyList<string> VerifierKinds { get; } = ["embedded", "none", "onnx", "openai", "azure-inference"];

    /// <summary>The proposer's kind.</summary>
    /// <exception cref="FormatException">There is no such kind.</exception>
    public string ProposerKind => Kind(ProposerSection, ProposerKinds);

    /// <summary>The verifier's kind.</summary>
    /// <exception cref="FormatException">There is no such kind.</exception>
    public string VerifierKind => Kind(VerifierSection, VerifierKinds);

    /// <summary>Opens the proposer.</summary>
    /// <exception cref="FormatException">A setting is missing or cannot be used; the message names it.</exception>
    public IProposer OpenProposer() => ProposerChat is { } chat ? new ChatProposer(chat) : EmbeddedProposer.Open();

    /// <summary>Opens the larger proposer that the shipped one is compared with; null where another is set, or it is not there.</summary>
    public IProposer? OpenLarger() => ProposerKind == "embedded" ? EmbeddedProposer.TryOpenLarger() : null;

    /// <summary>Opens the verifier, if there is to be one.</summary>
    /// <exception cref="FormatException">A setting is missing or cannot be used; the message names it.</exception>
    public IVerifier? OpenVerifier() => VerifierKind switch
    {
        "none" => null,
        "embedded" => EmbeddedVerifier.Open(),
        "onnx" => OpenPrm(),
        _ => new ChatVerifier(VerifierChat!),
    };

    /// <summary>The proposer's deployment, where it is a chat model.</summary>
    /// <exception cref="FormatException">A setting is missing or cannot be used; the message names it.</exception>
    public ChatOptions? ProposerChat => ProposerKind == "embedded" ? null : Chat(ProposerSection, ProposerKind);

    /// <summary>The verifier's deployment, where it is a chat model.</summary>
    /// <exception cref="FormatException">A setting is missing or cannot be used; the message names it.</exception>
    public ChatOptions? VerifierChat => VerifierKind is "embedded" or "none" or "onnx" ? null : Chat(VerifierSection, VerifierKind);

    private OnnxPrm OpenPrm()
    {
        var settings = SectionReader.Read<PrmSettings>(configuration.GetSection(VerifierSection), "Kind");
        if (settings.Folder is not { Length: > 0 } folder || !Directory.Exists(folder))
            throw new FormatException(
                $"{VerifierSection}:Folder is \"{settings.Folder}\": expected a folder with prm.json, the model and its tokenizer");
        return OnnxPrm.Open(folder, new() { Cuda = settings.Cuda, Say = say });
    }

    private ChatOptions Chat(string section, string kind)
    {
        var options = SectionReader.Read<ChatOptions>(configuration.GetSection(section), "Kind", "Section", "Service") with
        {
            Section = section,
            Service = kind == "openai" ? ChatService.OpenAI : ChatService.AzureInference,
        };
        OptionCheck.Validate(options);
        return options;
    }

    private string Kind(string section, IReadOnlyList<string> kinds)
    {
        var kind = configuration[$"{section}:Kind"] ?? "embedded";
        return kinds.FirstOrDefault(k => k.Equals(kind, StringComparison.OrdinalIgnoreCase))
            ?? throw new FormatException($"{section}:Kind is \"{kind}\": expected {string.Join(", ", kinds.SkipLast(1))} or {kinds[^1]}");
    }
}
