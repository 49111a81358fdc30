namespace Ponder.Core.Problems;

/// <summary>A field that is not as expected.</summary>
internal sealed class FieldException(string? field, string message) : Exception(message)
{
    public string? Field { get; } = field;
}
