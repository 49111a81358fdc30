using Ponder.Engine;
using Ponder.Inference.Embedded;
using Ponder.Storage.Folders;

using var proposer = EmbeddedProposer.Open();
using var verifier = EmbeddedVerifier.Open();
var ponder = new PonderEngine(new FolderStore(".ponder"), proposer, verifier);
const string Question = "Henry keeps 6 albums with 12 coins in each. He finds 7 more coins at the market. How many coins does Henry have in the end?";
var row = await ponder.SolveAsync(Question, strategy: "weighted-best-of-n", n: 16);
Console.WriteLine($"{row.Answer} ({100 * row.Confidence:F0} % sure)");
