namespace Ponder.Inference.Chat.Wire.Replies;

/// <summary>Marks that belong to a model's own format and that some servers leave in the text.</summary>
internal static class ModelMarks
{
    private const string Channel = "<|channel|>";
    private const string Message = "<|message|>";

    private static readonly string[] Ends =
    [
        "</s>", "<|im_end|>", "<|eot_id|>", "<|end_of_text|>", "<|endoftext|>", "<|end|>", "<|return|>", "<|eom_id|>", "<end_of_turn>", "<eos>",
        "<|END_OF_TURN_TOKEN|>", "<｜end▁of▁sentence｜>", "<|eos|>", "[EOS]",
    ];

    /// <summary>
    /// The text without its end marks; of harmony's channels (gpt-oss) what follows the last <c>final</c> is said, the rest was thought.
    /// </summary>
    public static Parts Cut(Parts parts)
    {
        var (said, thought) = parts;
        if (said.Contains(Channel, StringComparison.Ordinal) && said.Contains(Message, StringComparison.Ordinal))
        {
            var final = said.LastIndexOf($"{Channel}final", StringComparison.Ordinal);
            var at = final < 0 ? -1 : said.IndexOf(Message, final, StringComparison.Ordinal);
            (said, thought) = at < 0 ? ("", thought + said) : (said[(at + Message.Length)..], thought + said[..final]);
        }

        return new(WithoutEnd(said), thought);
    }

    private static string WithoutEnd(string text)
    {
        for (var trimmed = text.TrimEnd(); Array.Find(Ends, end => trimmed.EndsWith(end, StringComparison.Ordinal)) is { } mark; trimmed = text.TrimEnd())
            text = trimmed[..^mark.Length];
        return text;
    }
}
