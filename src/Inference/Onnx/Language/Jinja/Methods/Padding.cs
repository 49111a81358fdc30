using System.Text;
using Ponder.Inference.Onnx.Language.Jinja.Values;

namespace Ponder.Inference.Onnx.Language.Jinja.Methods;

/// <summary>Texts filled up to a width.</summary>
internal static class Padding
{
    public static string Of(string text, long width, string sign)
    {
        if (Points.Count(sign) != 1) throw new JinjaFault("what fills a text up is one sign");
        return Fill(sign, Math.Max(0, width - Points.Count(text)));
    }

    public static string Center(string text, long width, string sign)
    {
        var all = Of(text, width, sign).Length / sign.Length;
        var left = (all / 2) + (int)(all & width & 1);
        return Fill(sign, left) + text + Fill(sign, all - left);
    }

    public static string Zeros(string text, long width)
    {
        var zeros = Of(text, width, "0");
        return text.Length > 0 && text[0] is '-' or '+' ? text[0] + zeros + text[1..] : zeros + text;
    }

    private static string Fill(string sign, long times)
    {
        Limits.Length(times * sign.Length);
        return new StringBuilder().Insert(0, sign, (int)times).ToString();
    }
}
