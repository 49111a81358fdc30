using Ponder.Core.Budgets;
using Ponder.Inference.Embedded;
using Ponder.TestKit.Strategies;
using Ponder.WordProblems;

namespace Ponder.Engine.Tests.Conformance;

/// <summary>The suite over the shipped models, in coarser steps since these take their time.</summary>
public sealed class ShippedModelsConform(ShippedModelsConform.Models models) : CatalogueConformance, IClassFixture<ShippedModelsConform.Models>
{
    protected override int Grain => 3;

    protected override PageHarness Harness(string name, string options) => new(Cases.Choice(name, options))
    {
        Writer = models.Proposer,
        Judge = models.Verifier,
        Problems = models.Problems,
        Settings = new()
        {
            MaxTokens = 160,
            StepTokens = 24,
            StepSeparator = models.Proposer.StepSeparator,
            ContextLength = models.Proposer.ContextLength,
            Tariff = new Tariff { ProposerParameters = models.Proposer.Identity.Parameters, VerifierParameters = models.Verifier.Identity.Parameters, CompletionPrice = 0.001m },
        },
    };

    /// <summary>Opened once for all cases.</summary>
    public sealed class Models : IDisposable
    {
        public EmbeddedProposer Proposer { get; } = EmbeddedProposer.Open();

        public EmbeddedVerifier Verifier { get; } = EmbeddedVerifier.Open();

        public IReadOnlyList<string> Problems { get; } = [.. WordProblemGenerator.Generate(Split.Calibration, 9, 40).Where(p => p.Steps is 2 or 3).Take(2).Select(p => p.Text)];

        public void Dispose()
        {
            Proposer.Dispose();
            Verifier.Dispose();
        }
    }
}
