namespace Ponder.Inference.Embedded;

/// <summary>Settings of the kind <c>embedded</c> as a proposer.</summary>
internal sealed record EmbeddedProposerSettings : EmbeddedSettings
{
    /// <summary>A folder with models of the shipped ones' form, trained on; null takes the shipped ones.</summary>
    public string? Folder { get; init; }
}
