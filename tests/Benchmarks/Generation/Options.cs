using System.Globalization;

namespace Ponder.Benchmarks.Generation;

internal static class Options
{
    /// <summary>What stands after the option's name, or the default.</summary>
    public static string Text(this string[] args, string name, string otherwise) =>
        Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : otherwise;

    public static int Number(this string[] args, string name, int otherwise) =>
        int.Parse(args.Text(name, otherwise.ToString(CultureInfo.InvariantCulture)), CultureInfo.InvariantCulture);
}
