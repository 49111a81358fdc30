namespace Ponder.Evaluation.Statistics;

/// <summary>Of points of cost and gain those that no mixture of two others beats at their cost: by rising cost, each better than the one before.</summary>
internal static class UpperHull
{
    /// <summary>The hull of points.</summary>
    /// <param name="points">The points, in any order; of equal costs the best counts, of equal points the first.</param>
    /// <param name="cost">What a point costs.</param>
    /// <param name="gain">What it comes to.</param>
    public static List<T> Of<T>(IEnumerable<T> points, Func<T, double> cost, Func<T, double> gain)
    {
        var hull = new List<T>();
        foreach (var point in points.OrderBy(cost).ThenByDescending(gain))
        {
            if (hull.Count > 0 && gain(point) <= gain(hull[^1])) continue;
            while (hull.Count > 1 && Slope(hull[^2], point) >= Slope(hull[^2], hull[^1])) hull.RemoveAt(hull.Count - 1);
            hull.Add(point);
        }

        return hull;

        double Slope(T from, T to) => (gain(to) - gain(from)) / Math.Max(cost(to) - cost(from), double.Epsilon);
    }
}
