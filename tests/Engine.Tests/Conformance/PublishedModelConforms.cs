using Ponder.Inference.Onnx.Language;
using Ponder.Inference.Onnx.Language.Judging;
using Ponder.TestKit.Strategies;

namespace Ponder.Engine.Tests.Conformance;

/// <summary>The suite over a published model's folder, which writes and judges: one that was taught to end with an answer (see teach.py there).</summary>
public sealed class PublishedModelConforms(PublishedModelConforms.Models models) : CatalogueConformance, IClassFixture<PublishedModelConforms.Models>
{
    protected override int Grain => 2;

    protected override PageHarness Harness(string name, string options) => new(Cases.Choice(name, options))
    {
        Writer = models.Proposer,
        Judge = models.Verifier,
        Problems = ["What is 1 + 1?", "What is 2 + 3?"],
        Settings = new()
        {
            MaxTokens = 120,
            StepTokens = 40,
            StepSeparator = models.Proposer.StepSeparator,
            ContextLength = models.Proposer.ContextLength,
            Words = models.Proposer.Words,
            Tariff = new()
            {
                ProposerParameters = 1000,
                VerifierParameters = 500,
                CompletionPrice = 0.001m,
                VerifierTokensPerToken = models.Verifier.TokensPerToken,
                VerifierTokensAround = models.Verifier.Around,
            },
        },
    };

    /// <summary>Opened once for all cases.</summary>
    public sealed class Models : IDisposable
    {
        public Models()
        {
            var options = new LanguageOptions { Folder = Path.Combine(AppContext.BaseDirectory, "Onnx", "taught"), Logprobs = true };
            (Proposer, Verifier) = (OnnxProposer.Open(options), OnnxJudge.Open(options));
        }

        public OnnxProposer Proposer { get; }

        public OnnxJudge Verifier { get; }

        public void Dispose()
        {
            Proposer.Dispose();
            Verifier.Dispose();
        }
    }
}
