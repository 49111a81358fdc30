using System.Globalization;

namespace Ponder.WordProblems;

/// <summary>The problem as told so far.</summary>
internal sealed class Plot(Scene scene, int length)
{
    private readonly List<string> sentences = [];
    private readonly List<string> lines = [];
    private readonly List<string> templates = [];

    public Stage Stage { get; private set; }

    public int Steps => lines.Count;

    public int Left => length - lines.Count;

    public bool Has(Event what) => templates.Contains(what.Id);

    /// <summary>Lets it happen, unless its numbers do not work out.</summary>
    public bool Add(Event what, string link = "")
    {
        if (scene.TryTell(what) is not var (text, steps)) return false;
        sentences.Add(Scene.Capital(link + text));
        lines.AddRange(steps);
        templates.Add(what.Id);
        Stage = what.To;
        return true;
    }

    /// <summary>Says something beside the point.</summary>
    public void Remark(Event what)
    {
        if (scene.TryTell(what) is not var (text, _)) return;
        sentences.Add(Scene.Capital(text));
        templates.Add(what.Id);
    }

    public WordProblem Finish()
    {
        var answer = scene.Result;
        var solution = string.Join('\n', [.. lines, string.Create(CultureInfo.InvariantCulture, $"Answer: {answer}")]);
        return new WordProblem("", string.Join(' ', sentences), answer, solution, lines.Count, templates);
    }
}
