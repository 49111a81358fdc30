using Ponder.Inference.Chat;
using Ponder.Inference.Embedded;
using Ponder.Inference.Onnx;
using Ponder.Inference.Onnx.Language;
using Ponder.Inference.Onnx.Language.Judging;
using Ponder.Inference.Onnx.Prm;
using Ponder.Inference.Recorded;
using Ponder.Inference.Settings;

namespace Ponder.Inference.Kinds;

/// <summary>The kinds that come with Ponder.</summary>
internal static class ShippedKinds
{
    public static IReadOnlyList<ProposerKind> Proposers { get; } =
    [
        new("embedded", OpenEmbedded)
        {
            OpenLarger = settings => EmbeddedProposer.TryOpenLarger(settings.Read<EmbeddedProposerSettings>().Options(settings.Section)),
        },
        new("embedded-large", settings => EmbeddedProposer.TryOpenLarger(Embedded(settings))
            ?? throw new SettingException($"{settings.Section}:Kind is \"embedded-large\", and proposer-large.onnx is not beside the program: expected another kind")),
        Proposer("openai", ChatService.OpenAI),
        Proposer("azure-inference", ChatService.AzureInference),
        new("onnx", settings => OnnxProposer.Open(Language(settings, []))),
        new("recorded", OpenRecorded),
    ];

    public static IReadOnlyList<VerifierKind> Verifiers { get; } =
    [
        new("embedded", settings => EmbeddedVerifier.Open(Embedded(settings))),
        new("none", _ => null),
        new("onnx", OpenPrm),
        new("generative", OpenJudge),
        Verifier("openai", ChatService.OpenAI),
        Verifier("azure-inference", ChatService.AzureInference),
        new("recorded", settings => new RecordedVerifier(RecordedLibrary.Open(settings.Section, settings.Read<RecordedSettings>()))),
    ];

    private static EmbeddedProposer OpenEmbedded(KindSettings settings)
    {
        var own = settings.Read<EmbeddedProposerSettings>();
        var options = own.Options(settings.Section);
        return own.Folder is null ? EmbeddedProposer.Open(options)
            : EmbeddedProposer.Open(settings.ModelFolder(own.Folder), options, $"{settings.Section}:{nameof(own.Folder)}");
    }

    private static ProposerKind Proposer(string name, ChatService service) =>
        new(name, settings => new ChatProposer(Chat(settings, service))) { Chat = settings => Chat(settings, service) };

    private static VerifierKind Verifier(string name, ChatService service) =>
        new(name, settings => new ChatVerifier(Chat(settings, service))) { Chat = settings => Chat(settings, service) };

    private static OnnxOptions Embedded(KindSettings settings) => settings.Read<EmbeddedSettings>().Options(settings.Section);

    private static ChatOptions Chat(KindSettings settings, ChatService service)
    {
        var options = settings.Read<ChatOptions>(nameof(ChatOptions.Section), nameof(ChatOptions.Service))
            with
        { Section = settings.Section, Service = service };
        OptionCheck.Validate(options);
        return options;
    }

    private static OnnxJudge OpenJudge(KindSettings settings)
    {
        var language = Language(settings, Names<JudgeOptions>());
        return OnnxJudge.Open(language, settings.Read<JudgeOptions>(Names<LanguageOptions>()));
    }

    private static LanguageOptions Language(KindSettings settings, string[] others)
    {
        var options = settings.Read<LanguageOptions>([nameof(LanguageOptions.Section), nameof(LanguageOptions.Say), .. others]);
        return options with { Folder = settings.ModelFolder(options.Folder), Section = settings.Section, Say = settings.Say };
    }

    private static string[] Names<T>() => [.. typeof(T).GetProperties().Select(property => property.Name)];

    private static RecordedProposer OpenRecorded(KindSettings settings)
    {
        var options = settings.Read<RecordedSettings>();
        return new(RecordedLibrary.Open(settings.Section, options), options.Seed);
    }

    private static OnnxPrm OpenPrm(KindSettings settings)
    {
        var options = settings.Read<PrmSettings>();
        return OnnxPrm.Open(settings.ModelFolder(options.Folder), new() { Cuda = options.Cuda, Say = settings.Say });
    }
}
