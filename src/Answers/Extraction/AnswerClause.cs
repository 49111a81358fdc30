namespace Ponder.Answers.Extraction;

/// <summary>Reads the clause after an announcement up to the end of its sentence, and takes the answer out of it.</summary>
internal static class AnswerClause
{
    private const int MostWords = 6;
    private const int LongestWords = 60;

    private static readonly string[] Explanations =
    [
        " because", " since ", ", as ", ", so ", ", which", " which is", ", where", ", not ", ", but ", " but not ", " (since",
        " (because", " instead of ",
        " rather than ", ", weil ", ", da ", " porque ", ", car ", " parce que", " perché ", " потому что", ", так как", ",因为", "因为",
        " (rounded", " (approx",
    ];

    /// <summary>Words that tell about an answer and are none.</summary>
    private static readonly string[] Remarks =
    [
        "correct", "right", "wrong", "incorrect", "true", "reasonable", "consistent", "valid", "clear", "simple", "unique", "below",
        "above", "as follows",
        "obtained", "found", "positive", "negative", "verified", "confirmed", "the following", "following", "given by", "unknown", "ready",
        "here", "in", "boxed",
    ];

    private static readonly string[] Denials = ["not ",
        "n't ", "nicht ", "pas ", "no es ", "não é ", "не ", "non è ", "n'est ", "neither ", "never "];

    private static readonly string[] Copulas =
    [
        "です", "である", "だ", "でした", "になります", "となります", "입니다", "이다", "이에요", "예요", "번", "选项", "選項", "项", "項", "となる", "になる",
        "है", "।",
    ];

    private static readonly string[] Prefixes =
    [
        "选项", "選項", "选择", "選擇", "option ", "choice ", "選択肢", "약 ", "约", "約", "大约", "about ", "approximately ", "indeed ", "simply ",
        "exactly ", "therefore ", "thus ", "clearly ", "hence ", "opción ", "opção ", "opzione ", "вариант ",
    ];

    /// <summary>From where to where the clause stands, without an explanation after it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the announcement ends.</param>
    /// <param name="words">
    /// It is an answer in words: after a colon an explanation belongs to it, and a full stop after a single capital ends no sentence.
    /// </param>
    public static (int Start, int End) Range(string text, int start, bool words = false)
    {
        var isWhole = words && start > 0 && text[start - 1] == ':';
        var isField = start > 1 && text[start - 1] == ':' && text[start - 2] == '"';
        start = SkipMarks(text, start);
        var end = Sentence.End(text, start);
        if (isField) end = EndOfField(text, start, end);
        while (words && end > start && end + 1 < text.Length && text[end] == '.' && char.IsUpper(text[end - 1])
            && (end - 1 == start || !char.IsLetter(text[end - 2])))
        {
            end = Sentence.End(text, end + 1);
        }

        return (start, isWhole ? TrimEnd(text, start, end) : Cut(text, start, end));
    }

    /// <summary>Of a field of JSON: before the next one and the brace that closes them.</summary>
    private static int EndOfField(string text, int start, int end)
    {
        var (depth, quoted) = (0, false);
        for (var i = start; i < end; i++)
        {
            if (text[i] == '"' && (i == start || text[i - 1] != '\\')) quoted = !quoted;
            if (quoted) continue;
            if (text[i] is '{' or '[' or '(') depth++;
            if ((text[i] is '}' or ']' && --depth < 0) || (text[i] == ',' && depth == 0)) return i;
            if (text[i] == ')') depth--;
        }

        return end;
    }

    public static Found? Read(string text, int start)
    {
        (start, var end) = Range(text, start);
        foreach (var prefix in Prefixes)
        {
            var leads = string.Compare(text, start, prefix, 0, prefix.Length, StringComparison.OrdinalIgnoreCase) == 0;
            if (leads && start + prefix.Length < end) start = SkipMarks(text, start + prefix.Length);
        }

        var clause = text[start..end];
        if (clause.Length == 0 || Tells(clause)) return null;
        return Within(clause) is { } found ? found with { Start = start + found.Start, End = start + found.End } : null;
    }

    private static Found? Within(string clause)
    {
        if (BoxedAnswers.Last(clause) is { } box) return box;
        if (Choice.AfterArticle(clause) is { } choice) return choice;
        if (BareAnswer.Of(clause) is { } bare) return bare with { Clear = BareAnswer.IsSolid(bare.Text) || WordCount(clause) <= 2 };
        if (Choice.Leading(clause) is not null && clause.Length <= 200) return new Found(0, clause.Length, clause);
        if (BareAnswer.Leading(clause) is { } leading) return leading;
        foreach (var verb in (string[])[" is ", " are ", " equals ", " ist ", " est ", " es ", " é ", " è ", ": ", "是", "为"])
        {
            var at = clause.LastIndexOf(verb, StringComparison.Ordinal);
            if (at >= 0 && at + verb.Length is var after && BareAnswer.Of(clause[after..]) is { } stated)
                return stated with { Start = stated.Start + after, End = stated.End + after };
        }

        if (MathSpans.Last(clause) is { } formula && Wholeness.IsWhole(formula.Text)) return formula with { Clear = false };
        if (NumberScan.Last(clause) is { } number) return number with { Clear = false };
        return WordCount(clause) <= MostWords && clause.Length <= LongestWords ? new Found(0, clause.Length, clause) { Clear = false }
            : null;
    }

    /// <summary>The clause's end before an explanation and a copula.</summary>
    private static int Cut(string text, int start, int end)
    {
        foreach (var word in Explanations)
        {
            var at = text.IndexOf(word, start, end - start, StringComparison.OrdinalIgnoreCase);
            if (at > start) end = at;
        }

        end = TrimEnd(text, start, end);
        foreach (var copula in Copulas)
        {
            if (end - start <= copula.Length || string.CompareOrdinal(text, end - copula.Length, copula, 0, copula.Length) != 0) continue;
            end = TrimEnd(text, start, end - copula.Length);
        }

        return end;
    }

    private static int TrimEnd(string text, int start, int end)
    {
        while (end > start && (char.IsWhiteSpace(text[end - 1]) || text[end - 1] is '.' or '*' or '!' or '。' or ',' or ';' or '！' or '?')
            && !(end - 1 > start && text[end - 2] == '\\'))
        {
            end--;
        }

        return end;
    }

    private static bool Tells(string clause)
    {
        foreach (var denial in Denials)
            if (clause.StartsWith(denial, StringComparison.OrdinalIgnoreCase)) return true;
        foreach (var remark in Remarks)
        {
            if (clause.StartsWith(remark, StringComparison.OrdinalIgnoreCase)
                && (clause.Length == remark.Length || !char.IsLetterOrDigit(clause[remark.Length])) && !clause.Any(char.IsAsciiDigit)
                    && !clause.Contains('$'))
            {
                return remark is not ("true" or "positive" or "negative" or "right" or "above" or "below" or "unknown")
                    || clause.Length > remark.Length;
            }
        }

        return false;
    }

    private static int SkipMarks(string text, int at)
    {
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] is '*' or ':' or '_' or '#' or '>' or '✅' or '→' or '➡')) at++;
        return at;
    }

    private static int WordCount(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
}
