namespace Ponder.Search.Options;

/// <summary>The option of strategies in which a proposer judges or compares solutions: which of the job's proposers that is.</summary>
public static class JudgeOption
{
    /// <summary>What the option is called.</summary>
    public const string Name = "judge";

    /// <summary>The option: the proposer's place in the list, from 1; whoever writes by default.</summary>
    public static Option Option { get; } = Option.Count(Name, "which of the job's proposers judges, from 1; 0 is the one who writes", 0, 0, 64);

    /// <summary>The proposer's number, from 0; the writer's where no other is named.</summary>
    internal static int In(OptionValues values, int writer) => values.Has(Name) && values.Count(Name) is var judge and > 0 ? judge - 1 : writer;
}
