using Ponder.Inference.Embedded;
using Ponder.Inference.Onnx.Language;
using Ponder.TestKit.Strategies;

namespace Ponder.Engine.Tests.Conformance;

/// <summary>Every strategy over a published model's folder. Its weights are random, so that it answers nothing; replay holds.</summary>
public sealed class PublishedModelConforms(PublishedModelConforms.Models models) : IClassFixture<PublishedModelConforms.Models>
{
    public static TheoryData<string, string> All => Cases.All;

    [Theory, MemberData(nameof(All))]
    public Task A_crash_at_any_point_changes_nothing(string name, string options) => Checks(name, options).ReplayAsync();

    private StrategyChecks Checks(string name, string options) => new(
        () => new(Cases.Choice(name, options))
        {
            Writer = models.Proposer,
            Judge = models.Verifier,
            Problems = ["What is 1 + 1?", "What is 2 + 3?"],
            Settings = new()
            {
                MaxTokens = 24,
                StepTokens = 8,
                StepSeparator = models.Proposer.StepSeparator,
                ContextLength = models.Proposer.ContextLength,
                Tariff = new() { ProposerParameters = 1000, VerifierParameters = 500, CompletionPrice = 0.001m },
            },
        },
        grain: 2);

    /// <summary>Opened once for all cases.</summary>
    public sealed class Models : IDisposable
    {
        public OnnxProposer Proposer { get; } = OnnxProposer.Open(new() { Folder = Path.Combine(AppContext.BaseDirectory, "Onnx", "qwen2.5-plain") });

        public EmbeddedVerifier Verifier { get; } = EmbeddedVerifier.Open();

        public void Dispose()
        {
            Proposer.Dispose();
            Verifier.Dispose();
        }
    }
}
