namespace Ponder.Cli.Live;

/// <summary>The lines of a job under way.</summary>
/// <param name="Wave">The wave and what it does.</param>
/// <param name="Share">How far the bar is, 0..1.</param>
/// <param name="Bar">What stands beside the bar.</param>
/// <param name="Facts">The rest, the most important first.</param>
internal sealed record LiveLines(string Wave, double Share, string Bar, IReadOnlyList<string> Facts)
{
    /// <summary>As many facts as fit.</summary>
    public string Within(int width)
    {
        var line = Facts[0];
        foreach (var fact in Facts.Skip(1).TakeWhile(fact => line.Length + fact.Length + 2 <= width)) line += $", {fact}";
        return line;
    }
}
