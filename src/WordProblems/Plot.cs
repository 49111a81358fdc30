using System.Globalization;

namespace Ponder.WordProblems;

/// <summary>The problem as told so far.</summary>
internal sealed class Plot(Scene scene, int length)
{
    private readonly List<string> _sentences = [];
    private readonly List<string> _lines = [];
    private readonly List<string> _templates = [];

    public Stage Stage { get; private set; }

    public int Steps => _lines.Count;

    public int Left => length - _lines.Count;

    public bool Has(Event what) => _templates.Contains(what.Id);

    /// <summary>Lets it happen, unless its numbers do not work out.</summary>
    public bool Add(Event what, string link = "")
    {
        if (scene.Play(what) is not var (text, lines))
            return false;
        _sentences.Add(Scene.Capital(link + text));
        _lines.AddRange(lines);
        _templates.Add(what.Id);
        Stage = what.To;
        return true;
    }

    /// <summary>Says something beside the point.</summary>
    public void Remark(Event what)
    {
        if (scene.Play(what) is not var (text, _))
            return;
        _sentences.Add(Scene.Capital(text));
        _templates.Add(what.Id);
    }

    public WordProblem Finish()
    {
        var answer = scene.Result;
        var solution = string.Join('\n', [.. _lines, string.Create(CultureInfo.InvariantCulture, $"Answer: {answer}")]);
        return new WordProblem("", string.Join(' ', _sentences), answer, solution, _lines.Count, _templates);
    }
}
