namespace Ponder.WordProblems;

/// <summary>The people. A helper is never of the owner's gender, so that every "he" and "she" has one reading.</summary>
internal static class People
{
    private static readonly string[] Women =
        ["Maria", "Anna", "Emma", "Lucy", "Nora", "Sara", "Julia", "Clara", "Grace", "Olivia", "Priya", "Mei", "Zoe", "Leila"];

    private static readonly string[] Men =
        ["Ben", "Tom", "David", "Omar", "Peter", "Lucas", "Sam", "Henry", "Paul", "Ivan", "Kenji", "Carlos", "Adam", "Noah"];

    /// <summary>Fills the slots of an owner and of a friend.</summary>
    public static void Enter(Scene scene, Story story, StoryDraws draws)
    {
        var woman = draws.Chance(50);
        scene["friend"] = draws.Pick(woman ? Men : Women);
        if (story.Places.Count > 0)
            (scene["name"], scene["he"], scene["him"], scene["his"]) = (draws.Pick(story.Places), "it", "it", "its");
        else if (woman)
            (scene["name"], scene["he"], scene["him"], scene["his"]) = (draws.Pick(Women), "she", "her", "her");
        else
            (scene["name"], scene["he"], scene["him"], scene["his"]) = (draws.Pick(Men), "he", "him", "his");
    }
}
