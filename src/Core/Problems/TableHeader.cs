namespace Ponder.Core.Problems;

/// <summary>Tells a table by its first line: the name of a question's field is among its cells.</summary>
internal static class TableHeader
{
    /// <summary>What parts its cells; null where it is no header.</summary>
    public static char? Separator(string line, ProblemFields? fields)
    {
        foreach (var separator in (ReadOnlySpan<char>)[',', '\t', ';', '|'])
        {
            if (line.Split(separator).Any(cell => FieldNames.IsQuestion(cell.Trim().Trim('"'), fields))) return separator;
        }

        return null;
    }
}
