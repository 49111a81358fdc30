using System.Text;
using Ponder.Core.Proposing;
using Ponder.Inference.Chat.Prompts;
using Ponder.Inference.Onnx.Tokens;

namespace Ponder.Inference.Onnx.Language.Decoding;

/// <summary>
/// Where a text stops beside its end: after so many steps, or before a mark. Tokens are turned into text as they come, with a few before
/// them: what a token says may depend on its neighbours, and a letter may have several.
/// </summary>
/// <param name="tokenizer">Turns tokens into text.</param>
/// <param name="separator">What ends a step.</param>
/// <param name="steps">Steps to stop after; null goes on.</param>
/// <param name="mark">What ends the text and is no part of it; null where there is none.</param>
internal sealed class TextStop(ITokenizer tokenizer, string separator, int? steps, string? mark)
{
    /// <summary>What stands for half a letter.</summary>
    private const char Unfinished = '\uFFFD';

    private readonly StringBuilder text = new();
    private int first;
    private int said;
    private int? cut;

    /// <summary>The whole text, up to where it stopped.</summary>
    public string Text(IReadOnlyList<int> tokens)
    {
        if (steps is null && mark is null) return tokenizer.Decode(tokens);
        if (said < tokens.Count) Say(tokens, whole: true);
        return text.ToString(0, cut ?? text.Length);
    }

    /// <summary>Whether the text stops after the last of these tokens, and why.</summary>
    public Ending? Reached(IReadOnlyList<int> tokens)
    {
        if (steps is null && mark is null) return null;
        var before = text.Length;
        Say(tokens, whole: false);
        if (!News(before)) return null;
        var so = text.ToString();
        if (mark is not null && so.IndexOf(mark, StringComparison.Ordinal) is var at and >= 0)
        {
            cut = at;
            return Ending.Finished;
        }

        if (steps is not { } many || StepCut.End(so, separator, many) is not { } end) return null;
        cut = end;
        return Ending.Step;
    }

    /// <summary>Whether what came after so many characters has made a separator or a mark whole: only then can the text have come to its stop.</summary>
    private bool News(int before)
    {
        var from = Math.Max(0, before - Math.Max(separator.Length, mark?.Length ?? 0) + 1);
        var news = text.ToString(from, text.Length - from);
        return news.Contains(separator, StringComparison.Ordinal) || (mark is not null && news.Contains(mark, StringComparison.Ordinal));
    }

    private void Say(IReadOnlyList<int> tokens, bool whole)
    {
        var before = tokenizer.Decode([.. tokens.Take(said).Skip(first)]);
        var now = tokenizer.Decode([.. tokens.Skip(first)]);
        if (now.Length <= before.Length || (!whole && now[^1] == Unfinished)) return;
        text.Append(now, before.Length, now.Length - before.Length);
        (first, said) = (said, tokens.Count);
    }
}
