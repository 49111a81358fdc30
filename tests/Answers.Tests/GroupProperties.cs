using System.Text.Json;
using Ponder.Answers;
using Ponder.TestKit.SharedData;

namespace Ponder.Answers.Tests;

/// <summary>
/// Pools drawn from all sets of answers: equality of pairs is symmetric, and the groups of a vote are classes of an equivalence.
/// </summary>
public class GroupProperties
{
    private const int Pools = 300;
    private const int Size = 14;

    private static readonly string[] Shared = ["answer-cases/cases.jsonl", "answer-equivalence/cases.jsonl"];
    private static readonly List<string[]> Families = Read();

    [Fact]
    public void Equality_is_reflexive() =>
        Assert.All(Families.SelectMany(f => f).Distinct(),
            answer => Assert.True(AnswerEquivalence.AreEquivalent(answer, " " + answer + " "), answer));

    [Fact]
    public void Equality_is_symmetric() => Assert.All(Drawn(), pool =>
    {
        foreach (var (a, b) in pool.SelectMany(a => pool.Select(b => (a, b))))
            Assert.True(AnswerEquivalence.AreEquivalent(a, b) == AnswerEquivalence.AreEquivalent(b, a), $"{a} | {b}");
    });

    [Fact]
    public void Groups_are_the_same_in_any_order() => Assert.All(Drawn(), pool =>
    {
        var forward = AnswerClasses.Of(pool);
        var turned = pool.Skip(Size / 2).Concat(pool.Take(Size / 2)).Reverse().ToArray();
        var backward = AnswerClasses.Of(turned);
        for (var i = 0; i < pool.Length; i++)
        {
            Assert.Equal(forward[i], forward[forward[i]]);
            for (var j = 0; j < i; j++)
            {
                var apart = backward[Array.IndexOf(turned, pool[i])] != backward[Array.IndexOf(turned, pool[j])];
                Assert.True((forward[i] != forward[j]) == apart, $"{pool[i]} | {pool[j]} in {string.Join(" ;; ", pool)}");
            }
        }
    });

    [Fact]
    public void Equality_is_transitive_within_a_group() => Assert.All(Drawn(), pool =>
    {
        var classes = AnswerClasses.Of(pool);
        foreach (var group in pool.Select((answer, i) => (answer, of: classes[i])).GroupBy(x => x.of, x => x.answer))
        {
            var members = group.ToArray();
            Assert.True(Array.Exists(members,
                one => Array.TrueForAll(members, other => Same(pool, one, other))), string.Join(" ;; ", members));
        }
    });

    /// <summary>Equal by themselves, or once the pool has decided what a comma is.</summary>
    private static bool Same(string[] pool, string a, string b) =>
        AnswerEquivalence.AreEquivalent(a, b) || AnswerEquivalence.Matches(a, b) || AnswerEquivalence.Matches(b, a)
            || AnswerClasses.Of([a, b, .. pool])[1] == 0;

    /// <summary>Half of a pool from few families, so that equal answers meet, half from anywhere; no spelling twice.</summary>
    private static IEnumerable<string[]> Drawn()
    {
        var state = 7UL;
        for (var n = 0; n < Pools; n++)
        {
            var pool = new List<string>();
            while (pool.Count < Size)
            {
                var family = Families[Draw(ref state, Families.Count)];
                pool.AddRange(pool.Count < Size / 2 ? family : [family[Draw(ref state, family.Length)]]);
                pool = [.. pool.Distinct()];
            }

            yield return [.. pool.Take(Size)];
        }
    }

    private static int Draw(ref ulong state, int count)
    {
        state = (state * 6364136223846793005UL) + 1442695040888963407UL;
        return (int)((state >> 33) % (ulong)count);
    }

    /// <summary>Answers that belong together: a gold with the answers it was set beside.</summary>
    private static List<string[]> Read()
    {
        var anything = new ExtractionOptions { LastNumber = true };
        var lines = Shared.SelectMany(Lines).Concat(WrittenCasesTests.Own());
        var pairs = lines.Where(line => line.Length > 0).Select(line => JsonDocument.Parse(line).RootElement)
            .Select(row => (Gold: row.GetProperty("gold").GetString()!, Pred: row.GetProperty("pred").GetString()!))
            .Select(p => (Gold: AnswerExtractor.Extract(p.Gold,
                anything) ?? p.Gold, Pred: AnswerExtractor.Extract(p.Pred, anything) ?? p.Pred));
        var files = from name in (string[])["equal.txt",
            "different.txt"]
                    from row in PairFiles.Read(name)
                    select (Gold: (string)row[0], Pred: (string)row[1]);
        var families = pairs.Concat(files).GroupBy(p => p.Gold,
            p => p.Pred).Select(g => g.Prepend(g.Key).Distinct().Where(a => a.Length > 0).ToArray());
        var math = Lines("math500/test.jsonl").Select(line => JsonDocument.Parse(line).RootElement.GetProperty("answer").GetString()!);
        return [.. families.Where(f => f.Length > 0).Concat(math.Select(answer => (string[])[answer]))];
    }

    private static IEnumerable<string> Lines(string file) => SharedFolder.Has(file) ? File.ReadLines(SharedFolder.Locate(file)) : [];
}
