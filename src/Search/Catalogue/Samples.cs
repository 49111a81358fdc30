namespace Ponder.Search.Catalogue;

/// <summary>The option nearly every strategy has: its budget in sampled full-length solutions.</summary>
internal static class Samples
{
    public static Option Option { get; } = Option.Count("n", "budget per problem, in sampled full-length solutions", 16, 1, 1024);

    public static int In(OptionValues values) => values.Count("n");
}
