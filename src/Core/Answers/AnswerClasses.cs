namespace Ponder.Core.Answers;

/// <summary>Sorts answers into classes of equivalent ones.</summary>
public static class AnswerClasses
{
    /// <summary>For every answer the index of its class's first member. A partition, whatever the answers; depends on nothing but them.</summary>
    public static IReadOnlyList<int> Of(IReadOnlyList<string> answers, EquivalenceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var classes = new int[answers.Count];
        var founders = new List<int>();
        for (var i = 0; i < answers.Count; i++)
        {
            var at = founders.FindIndex(f => AnswerEquivalence.AreEquivalent(answers[f], answers[i], options));
            if (at < 0) founders.Add(i);
            classes[i] = at < 0 ? i : founders[at];
        }
        return classes;
    }
}
