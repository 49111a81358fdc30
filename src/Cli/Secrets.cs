using System.Text.RegularExpressions;

namespace Ponder.Cli;

/// <summary>Takes keys and signatures out of what is shown, whoever wrote the message.</summary>
internal static partial class Secrets
{
    public static string Hide(string text) => Named().Replace(text, "$1=…");

    [GeneratedRegex("""(\w*(?:key|signature|sig|secret|password|token))=[^;&\s'"]+""", RegexOptions.IgnoreCase)]
    private static partial Regex Named();
}
