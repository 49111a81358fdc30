using System.Globalization;
using System.Text.RegularExpressions;

namespace Ponder.Docs.Tests;

/// <summary>The figures of the page on published models follow from the numbers beside them.</summary>
public sealed partial class ModelsPageTests
{
    [Fact]
    public void Memory_is_what_the_formula_says()
    {
        var rows = Row().Matches(Repository.Read("docs/models.md"));
        Assert.Equal(3, rows.Count);
        foreach (Match row in rows)
        {
            double Of(int group) => double.Parse(row.Groups[group].Value, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
            var token = 2 * Of(2) * Of(3) * Of(4) * 2;
            Assert.Equal([Gigabytes(Of(1) * 4), Gigabytes(Of(1) * 2), token, Gigabytes(token * 64 * 1024)], [Of(5), Of(6), Of(7), Of(8)]);
        }

        static double Gigabytes(double bytes) => Math.Round(bytes / 1e9, 1);
    }

    [GeneratedRegex(@"^\| [\w.-]+ \| ([\d.e]+) \| (\d+) \| (\d+) \| (\d+) \| ([\d.]+) GB \| ([\d.]+) GB \| ([\d,]+) bytes \| ([\d.]+) GB \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
