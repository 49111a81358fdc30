using Ponder.Core.Seeds;

namespace Ponder.Core.Recorded;

/// <summary>Shuffles places, the same way on every platform.</summary>
internal static class RecordedOrder
{
    public static int[] Of(ulong seed, string problem, int count)
    {
        var (numbers, places) = (new SplitMix64(Seed.OfProblem(seed, problem)), new int[count]);
        for (var i = 0; i < count; i++) places[i] = i;
        for (var i = 0; i < count - 1; i++)
        {
            var j = i + numbers.Below(count - i);
            (places[i], places[j]) = (places[j], places[i]);
        }

        return places;
    }
}
