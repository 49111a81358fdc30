namespace Ponder.Search.Options;

/// <summary>The option that every strategy with one proposer has: which of the job's proposers writes.</summary>
public static class WriterOption
{
    /// <summary>What the option is called.</summary>
    public const string Name = "proposer";

    /// <summary>The option: the proposer's place in the list, from 1; the first by default.</summary>
    public static Option Option { get; } = Option.Count(Name, "which of the job's proposers writes, from 1", 1, 1, 64);

    /// <summary>The proposer's number, from 0; 0 where the strategy has no such option.</summary>
    internal static int In(OptionValues values) => values.Has(Name) ? values.Count(Name) - 1 : 0;
}
