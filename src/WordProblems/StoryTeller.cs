namespace Ponder.WordProblems;

/// <summary>Composes a problem: an opening, a chain of events with remarks in between, a question.</summary>
internal sealed class StoryTeller(Split split)
{
    private const int MostTries = 80;

    /// <summary>In percent, for 1 to 10 steps.</summary>
    private static ReadOnlySpan<int> StepMixture => [17, 15, 13, 12, 11, 9, 8, 6, 5, 4];

    /// <summary>In percent, for questions that take 0, 1 and 2 steps of their own.</summary>
    private static ReadOnlySpan<int> QuestionMixture => [70, 18, 12];

    private static readonly string[] Links = ["Then ", "Later, ", "After that, ", "The next day, ", "On Friday, ", "In the evening, "];

    private readonly Story[] stories = [.. Library.Stories.Select(story => story with
    {
        Openings = [.. story.Openings.Where(e => e.IsFor(split))],
        Events = [.. story.Events.Concat(Library.Shared).Where(e => e.IsFor(split))],
        Questions = [.. story.Questions.Concat(Library.Questions).Where(e => e.IsFor(split))],
    })];

    private readonly Event[] remarks = [.. Library.Remarks.Where(e => e.IsFor(split))];

    /// <summary>A problem without an id; null when this story cannot be brought to its length.</summary>
    public WordProblem? Tell(StoryDraws draws)
    {
        var story = draws.Pick(stories);
        var steps = draws.Weighted(StepMixture) + 1;
        var scene = new Scene(draws, Scale.All[draws.Weighted(Scale.Mixture)]);
        People.Enter(scene, story, draws);
        scene["items"] = draws.Pick(story.Items);
        scene["boxes"] = draws.Pick(story.Boxes);

        var plot = new Plot(scene, steps);
        if (!plot.Add(draws.Pick(story.Openings))) return null;
        // The question is chosen last, when what it can ask for is known; its length is set aside first.
        var last = Math.Min(draws.Weighted(QuestionMixture), Math.Max(0, plot.Left - 1));
        for (var tries = 0; plot.Left > last; tries++)
        {
            if (tries == MostTries) return null;
            var next = draws.Pick(story.Events);
            // A long story runs out of fresh events; only then may one happen again.
            var fits = next.From == plot.Stage && next.Lines.Length <= plot.Left - last && (tries > MostTries / 2 || !plot.Has(next));
            if (fits && plot.Add(next, Link(next, draws)) && draws.Chance(15)) plot.Remark(draws.Pick(remarks));
        }

        var questions = story.Questions.Where(q => q.From == plot.Stage && q.Lines.Length == last).ToList();
        return questions.Count > 0 && plot.Add(draws.Pick(questions)) ? plot.Finish() : null;
    }

    private static string Link(Event happening, StoryDraws draws) =>
        happening.Text.StartsWith('{') && draws.Chance(25) ? draws.Pick(Links) : "";
}
