using System.Text.Json;
using Ponder.Core.Verifying;
using Ponder.Inference.Onnx.Prm;
using Ponder.Inference.Onnx.Prm.Families;
using Ponder.Inference.Onnx.Tokens;

namespace Ponder.Inference.Tests.Onnx.Prm;

/// <summary>Each family's tiny model beside another tokenizer and PyTorch; see Tiny/make.py and Tiny/ids.mjs.</summary>
public sealed class FamilyTests
{
    internal static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Onnx", "Prm", "Tiny");

    private static readonly List<Case> Cases =
        JsonSerializer.Deserialize<List<Case>>(File.ReadAllBytes(Path.Combine(Folder, "expected.json")), JsonSerializerOptions.Web)!;

    public static TheoryData<string> Families => [.. Cases.Select(c => c.Family).Distinct()];

    [Theory, MemberData(nameof(Families))]
    public void Token_ids_and_places_are_those_of_the_familys_own_code(string family)
    {
        using var tokenizer = new HuggingFaceTokenizer(Path.Combine(Folder, family));
        var layout = PrmFamilies.Of(PrmOptions.Read(Path.Combine(Folder, family, "prm.json")), tokenizer);
        foreach (var expected in Of(family))
        {
            var input = layout.Lay(expected.Problem, expected.Steps, tokenizer);
            Assert.Equal(expected.Ids, input.Tokens);
            Assert.Equal(expected.Places, input.Places);
        }
    }

    [Theory, MemberData(nameof(Families))]
    public async Task Scores_are_those_of_PyTorch_whatever_is_read_beside_them(string family)
    {
        using var prm = OnnxPrm.Open(Path.Combine(Folder, family));
        var replies = await prm.ScoreAsync([.. Of(family).Select(c => new VerifierPrompt(c.Problem, [new("", string.Join("\n\n", c.Steps))]))]);
        foreach (var (expected, reply) in Of(family).Zip(replies))
        {
            Assert.Equal(expected.Scores, Assert.Single(reply.Verdicts).StepScores!, new Near());
            Assert.Equal(expected.Ids.Length, reply.Tokens);
        }
    }

    [Theory, MemberData(nameof(Families))]
    public async Task A_separator_at_the_end_makes_no_step_and_a_prefixs_scores_are_left_out(string family)
    {
        using var prm = OnnxPrm.Open(Path.Combine(Folder, family));
        var last = Of(family)[^1];
        var (prefix, text) = (string.Join("\n\n", last.Steps[..1]) + "\n\n", string.Join("\n\n", last.Steps[1..]) + "\n\n");
        var reply = Assert.Single(await prm.ScoreAsync([new(last.Problem, [new(prefix, text), new("", "\n\n")])]));
        Assert.Equal(last.Scores[1..], reply.Verdicts[0].StepScores!, new Near());
        Assert.Equal("there is no step to score", reply.Verdicts[1].Failure);
    }

    [Fact]
    public async Task What_is_too_long_is_refused_with_both_numbers()
    {
        using var prm = OnnxPrm.Open(Path.Combine(Folder, "skywork"));
        var reply = Assert.Single(await prm.ScoreAsync([new("P", [new("", new string('x', 5000)), new("", "A."), new("", "B.")], 10)]));
        Assert.Contains("skywork reads 4096", reply.Verdicts[0].Failure, StringComparison.Ordinal);
        Assert.NotNull(reply.Verdicts[1].StepScores);
        Assert.Contains("are left of what was granted", reply.Verdicts[2].Failure, StringComparison.Ordinal);
    }

    internal static List<Case> Of(string family) => Cases.FindAll(c => c.Family == family);

    internal sealed record Case(string Family, string Problem, string[] Steps, int[] Ids, int[] Places, double[] Scores);

    private sealed class Near : IEqualityComparer<double>
    {
        public bool Equals(double x, double y) => Math.Abs(x - y) < 1e-5;

        public int GetHashCode(double value) => 0;
    }
}
