namespace Ponder.Search.Options;

/// <summary>The option nearly every strategy has: its budget in sampled full-length solutions.</summary>
public static class Samples
{
    /// <summary>What the option is called.</summary>
    public const string Name = "n";

    /// <summary>The option: 1 to 1024 solutions, 16 by default.</summary>
    public static Option Option { get; } = Option.Count(Name, "budget per problem, in sampled full-length solutions", 16, 1, 1024);

    /// <summary>Its value.</summary>
    public static int In(OptionValues values) => values.Count(Name);
}
