using System.Text;

namespace Ponder.TestKit.Answers;

/// <summary>Strings that look like answers until they do not: random tokens, and good answers cut, joined and filled with debris.</summary>
public sealed class MutatedAnswers(IReadOnlyList<string> good, ulong seed)
{
    private static readonly string[] Debris =
    [
        "\\frac", "{", "}", "\\sqrt", "(", ")", "[", "]", "^", "_", "+", "-", "*", "/", "1", "23", "x", "\\sin", "\\log", "|", ",", "=",
        "<", "\\le", "\\cup", "\\infty", "\\pm", "!", "%", "$", "\\text{", "\\\\", "&", "\\begin{pmatrix}", "\\end{pmatrix}", " and ",
        ".", "9^9^9", "e", "i", "\\sum_{k=1}^{99}", ":", "\\{", "\\}", "\\boxed{", "≤", "½", "\ud83d", "0.", "e9", "\\circ", "\\binom",
        "10^{500}", "\\exp", "\\arcsin", "99!", "(x+1)^{60}", "\\mid", "\\overline{3}", "\0", "…", "\\prod_{k=1}^{n}", "\\ln",
        "x^{y^{z}}", "100000000000000000003", "[1,2)", "cm", "°",
        "The answer is ", "final answer: ", "**", "*", "\n\n", "\n", "####", "答案是：", "故选", "答えは", "Antwort: ", "La réponse est ", "정답은 ",
        "Ответ — ",
        "<|channel|>", "final", "<|message|>", "</think>", "<answer>", "</answer>", "</s>", "<|im_end|>", "$12", " is correct.", "(B)",
        "B: ", "，", "３", "元",
        "`", "A:", " because ", "1,5", "‘", "'", "¹", "\u0305", "<b>", "</b>",
    ];

    private ulong _state = seed;

    /// <summary>The next string; the same seed makes the same strings.</summary>
    public string Next()
    {
        var answer = good[Draw(good.Count)];
        switch (Draw(4))
        {
            case 0:
                return string.Concat(Enumerable.Range(0, 1 + Draw(40)).Select(_ => Debris[Draw(Debris.Length)]));
            case 1:
                var filled = new StringBuilder(answer);
                for (var n = 1 + Draw(4); n > 0; n--) filled.Insert(Draw(filled.Length + 1), Debris[Draw(Debris.Length)]);
                return filled.ToString();
            case 2:
                for (var n = 1 + Draw(3); n > 0 && answer.Length > 1; n--) answer = answer.Remove(Draw(answer.Length), 1);
                return answer;
            default:
                var other = good[Draw(good.Count)];
                return answer[..Draw(answer.Length + 1)] + other[Draw(other.Length + 1)..];
        }
    }

    /// <summary>A whole number below <paramref name="count"/>, by SplitMix64.</summary>
    private int Draw(int count)
    {
        _state += 0x9E3779B97F4A7C15UL;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return (int)((z ^ (z >> 31)) % (ulong)count);
    }
}
