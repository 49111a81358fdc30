using Spectre.Console;

namespace Ponder.Cli.Words;

/// <summary>A table that fits the terminal: on a narrow one the columns that matter least are left out, and named.</summary>
internal static class FittedTable
{
    private const int Around = 3;

    /// <summary>Writes it; the first column is text, the others numbers.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="names">The columns.</param>
    /// <param name="rows">Their cells.</param>
    /// <param name="spare">Columns that may be left out, the first of them first.</param>
    public static void Write(Terminal terminal, IReadOnlyList<string> names, IReadOnlyList<IReadOnlyList<string>> rows, IReadOnlyList<string> spare)
    {
        var kept = Enumerable.Range(0, names.Count).ToList();
        var left = new List<string>();
        foreach (var name in spare.TakeWhile(_ => kept.Sum(Width) > terminal.People.Profile.Width))
        {
            kept.RemoveAll(column => names[column] == name);
            left.Add(name);
        }

        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in kept) table.AddColumn(column == 0 ? new TableColumn(names[0]) : new TableColumn(names[column]).RightAligned().NoWrap());
        foreach (var row in rows) table.AddRow(kept.Select(column => new Text(row[column])));
        terminal.People.Write(table);
        if (left.Count > 0) terminal.Line($"Left out for want of room: {string.Join(", ", left)}. A wider terminal and --json have them.");

        int Width(int column) => Around + rows.Select(row => row[column].Length).Append(names[column].Length).Max();
    }
}
