namespace Ponder.WordProblems;

/// <summary>Composes a problem: an opening, a chain of events with remarks in between, a question.</summary>
internal sealed class StoryTeller(Split split)
{
    /// <summary>In percent, for 1 to 10 steps.</summary>
    private static ReadOnlySpan<int> StepMixture => [17, 15, 13, 12, 11, 9, 8, 6, 5, 4];

    /// <summary>In percent, for questions that take 0, 1 and 2 steps of their own.</summary>
    private static ReadOnlySpan<int> QuestionMixture => [70, 18, 12];

    private const int Patience = 80;

    private static readonly string[] Links = ["Then ", "Later, ", "After that, ", "The next day, ", "On Friday, ", "In the evening, "];

    private readonly Story[] _stories = [.. Library.Stories.Select(story => story with
    {
        Openings = [.. story.Openings.Where(e => e.IsFor(split))],
        Events = [.. story.Events.Concat(Library.Shared).Where(e => e.IsFor(split))],
        Questions = [.. story.Questions.Concat(Library.Questions).Where(e => e.IsFor(split))],
    })];

    private readonly Event[] _remarks = [.. Library.Remarks.Where(e => e.IsFor(split))];

    /// <summary>A problem without an id; null when this story cannot be brought to its length.</summary>
    public WordProblem? Tell(Draw draw)
    {
        var story = draw.Pick(_stories);
        var steps = draw.Weighted(StepMixture) + 1;
        var scene = new Scene(draw, Scale.All[draw.Weighted(Scale.Mixture)]);
        Cast.Enter(scene, story, draw);
        scene["items"] = draw.Pick(story.Items);
        scene["boxes"] = draw.Pick(story.Boxes);

        var plot = new Plot(scene, steps);
        if (!plot.Add(draw.Pick(story.Openings)))
            return null;
        // The question is chosen last, when what it can ask for is known; its length is set aside first.
        var last = Math.Min(draw.Weighted(QuestionMixture), Math.Max(0, plot.Left - 1));
        for (var tries = 0; plot.Left > last; tries++)
        {
            if (tries == Patience)
                return null;
            var next = draw.Pick(story.Events);
            // A long story runs out of fresh events; only then may one happen again.
            var fits = next.From == plot.Stage && next.Lines.Length <= plot.Left - last && (tries > Patience / 2 || !plot.Has(next));
            if (fits && plot.Add(next, Link(next, draw)) && draw.Chance(15))
                plot.Remark(draw.Pick(_remarks));
        }
        var questions = story.Questions.Where(q => q.From == plot.Stage && q.Lines.Length == last).ToList();
        return questions.Count > 0 && plot.Add(draw.Pick(questions)) ? plot.Finish() : null;
    }

    private static string Link(Event happening, Draw draw) =>
        happening.Text.StartsWith('{') && draw.Chance(25) ? draw.Pick(Links) : "";
}
