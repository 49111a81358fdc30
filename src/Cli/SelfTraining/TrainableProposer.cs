using Ponder.Inference.Kinds;
using Ponder.Search.Options;

namespace Ponder.Cli.SelfTraining;

/// <summary>The proposer that is tuned: one whose folder can be set.</summary>
internal sealed class TrainableProposer
{
    private static readonly string[] Kinds = ["embedded", "onnx"];
    private readonly string kind;
    private readonly string section;

    /// <summary>The one that is set.</summary>
    /// <exception cref="OptionException">Several are set, or one that is tuned where it is served.</exception>
    public TrainableProposer(ModelSettings settings)
    {
        if (settings.ProposerSections is not [var only]) throw new OptionException("selftrain tunes one proposer, and several are set: expected one");
        (section, kind) = (only, settings.ProposerKind.Name);
        if (!Kinds.Contains(kind))
            throw new OptionException($"a proposer of the kind {kind} is tuned where it is served: `ponder export JOB --what fine-tuning` makes the file for that; selftrain expected {string.Join(" or ", Kinds)}");
        var own = settings.Of(section);
        First = own["Folder"] is { } folder ? own.ModelFolder(folder) : null;
    }

    /// <summary>Its own folder; null where it is the shipped one.</summary>
    public string? First { get; }

    /// <summary>Its section, as <c>--setting</c> has it.</summary>
    public string Section => section["Ponder:".Length..];

    /// <summary>The settings under which a folder's model is opened in its place.</summary>
    public IReadOnlyDictionary<string, string?> With(string folder) => new Dictionary<string, string?> { [$"{section}:Kind"] = kind, [$"{section}:Folder"] = folder };
}
