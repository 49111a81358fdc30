namespace Ponder.TestKit.Servers;

/// <summary>
/// What a server read and wrote, or says it did, in tokens. Those remembered from an earlier prompt are among those read.
/// </summary>
public readonly record struct Tally(int Requests, long Read, long Written, long Remembered)
{
    /// <summary>Read and written.</summary>
    public long Tokens => Read + Written;

    /// <summary>Both together.</summary>
    public static Tally operator +(Tally a, Tally b) =>
        new(a.Requests + b.Requests, a.Read + b.Read, a.Written + b.Written, a.Remembered + b.Remembered);
}
