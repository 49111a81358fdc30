using System.Text.Json;

namespace Ponder.Answers.Kinds;

/// <summary>When two answers of another kind than mathematics are one: alike in the kind's normal form, or field by field.</summary>
internal static class KindEquivalence
{
    public static bool Same(string a, string b, EquivalenceOptions options) => options.Kind == AnswerKind.Json
        ? JsonText.Parse(a) is { } x && JsonText.Parse(b) is { } y && JsonComparison.Same(x, y, options)
        : Normal(a, options.Kind) == Normal(b, options.Kind);

    /// <summary>For every answer the index of one of its class, the same for all of the class.</summary>
    public static int[] Classes(IReadOnlyList<string> answers, EquivalenceOptions options)
    {
        var classes = new int[answers.Count];
        var founders = new List<(int Place, JsonElement? Value)>();
        var normal = answers.Select(answer => Normal(answer, options.Kind)).ToList();
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var i in Enumerable.Range(0, answers.Count).OrderBy(i => normal[i], StringComparer.Ordinal))
        {
            if (!known.TryGetValue(normal[i], out var founder))
            {
                var value = options.Kind == AnswerKind.Json ? JsonText.Parse(answers[i]) : null;
                var at = value is { } own ? founders.FindIndex(f => f.Value is { } other && JsonComparison.Same(other, own, options)) : -1;
                founder = at >= 0 ? founders[at].Place : i;
                if (founder == i) founders.Add((i, value));
                known.Add(normal[i], founder);
            }

            classes[i] = founder;
        }

        return classes;
    }

    private static string Normal(string answer, AnswerKind kind) => kind switch
    {
        AnswerKind.Choice => Letters.Of(answer, 'Z') ?? NormalWords.Of(answer),
        AnswerKind.Text => NormalWords.Of(answer),
        AnswerKind.Code => NormalCode.Of(answer),
        _ => answer.Trim(),
    };
}
