namespace Ponder.WordProblems;

/// <summary>How big the numbers of one problem are: what makes a problem hard to compute, as its steps make it hard to follow.</summary>
internal sealed record Scale(Range Start, Range Change, Range Groups, Range Size, Range Times, int LargestDivisor)
{
    /// <summary>No value of any problem is larger.</summary>
    public const int Largest = 9999;

    /// <summary>A product has at least one factor no larger than this.</summary>
    public const int LargestFactor = 25;

    public static readonly IReadOnlyList<Scale> All =
    [
        new(Start: 4..20, Change: 2..9, Groups: 2..5, Size: 2..6, Times: 2..3, LargestDivisor: 5),
        new(Start: 12..99, Change: 5..60, Groups: 2..9, Size: 3..12, Times: 2..5, LargestDivisor: 9),
        new(Start: 100..999, Change: 25..600, Groups: 3..25, Size: 6..40, Times: 3..25, LargestDivisor: 25),
    ];

    /// <summary>In percent, in the order of <see cref="All"/>.</summary>
    public static ReadOnlySpan<int> Mixture => [50, 35, 15];
}
