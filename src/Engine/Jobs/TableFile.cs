using System.Text.Json;
using Ponder.Engine.Journals;
using Ponder.Search.Calibration;
using Ponder.Search.Catalogue;
using Ponder.Search.Options;
using Ponder.Search.Solving;

namespace Ponder.Engine.Jobs;

/// <summary>A calibration table as a file: indented JSON, to be read and compared.</summary>
public static class TableFile
{
    private static readonly JsonSerializerOptions Strict = new(JournalFormat.Json)
    {
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>The file's content.</summary>
    public static byte[] Format(CalibrationTable table) => JsonSerializer.SerializeToUtf8Bytes(table, JournalFormat.Indented);

    /// <summary>The table in a file.</summary>
    /// <param name="name">What to call the file in messages.</param>
    /// <param name="content">What <see cref="Format"/> wrote.</param>
    /// <param name="strategies">What its arms must be.</param>
    /// <exception cref="FormatException">It is none of this version; the message says where.</exception>
    public static CalibrationTable Parse(string name, ReadOnlySpan<byte> content, StrategyCatalogue strategies)
    {
        try
        {
            var table = JsonSerializer.Deserialize<CalibrationTable>(content, Strict) ?? throw new FormatException($"{name}: expected a JSON object");
            if (table.Version != CalibrationTable.Current)
                throw new FormatException($"{name}: version is {table.Version}: expected {CalibrationTable.Current}; calibrate again");
            if (table.Looks.Count == 0) throw new FormatException($"{name}: looks: expected at least one arm to begin with");
            if (table.Looks.Any(look => look.Thresholds.Count is not (0 or (Bins.Count - 1))))
                throw new FormatException($"{name}: thresholds: expected {Bins.Count - 1} numbers, or none");
            foreach (var arm in table.Cells.Select(c => c.Arm).Concat(table.Steps.Select(s => s.To)).Concat(table.Looks.Select(l => l.Arm)).Distinct())
                Check(name, arm, strategies);
            return table;
        }
        catch (JsonException e) when (e.InnerException is OptionException)
        {
            throw new FormatException($"{name}: {e.Message}", e);
        }
        catch (JsonException e)
        {
            throw new FormatException($"{name}: line {e.LineNumber + 1}, {e.Path}: expected a calibration table as ponder calibrate writes it", e);
        }
    }

    private static void Check(string name, StrategyChoice arm, StrategyCatalogue strategies)
    {
        try
        {
            strategies.Create(arm);
        }
        catch (OptionException e)
        {
            throw new FormatException($"{name}: arm \"{arm}\": {e.Message}", e);
        }
    }
}
