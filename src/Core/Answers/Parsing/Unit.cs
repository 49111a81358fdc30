using Ponder.Core.Answers.Arithmetic;

namespace Ponder.Core.Answers.Parsing;

/// <summary>So much of one dimension. An unknown word is a dimension of its own.</summary>
internal sealed record Unit(string Dimension, Rational Scale)
{
    public Unit Power(int exponent) => exponent == 1 ? this : new Unit($"{Dimension}^{exponent}", Scale.Power(exponent));
}
