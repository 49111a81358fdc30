using System.Numerics;
using Ponder.Answers.Arithmetic;

namespace Ponder.Answers.Tests;

public class ArithmeticTests
{
    [Fact]
    public void Fractions_are_in_lowest_terms()
    {
        Assert.Equal("-2/3", (new Rational(4, -6)).ToString());
        Assert.Equal(Rational.Parse("0.75"), Rational.Parse("3/4"));
        Assert.Equal("7/12", (Rational.Parse("1/3") + Rational.Parse("0.25")).ToString());
        Assert.Equal(-2, (int)Rational.Parse("-3/2").Floor());
    }

    [Fact]
    public void Numbers_do_not_grow_without_bound() =>
        Assert.Throws<UnreadableException>(() => ((Rational)9).Power(1_000_000_000));

    [Theory]
    [InlineData(0.001)]
    [InlineData(0.7)]
    [InlineData(3.5)]
    [InlineData(-2.25)]
    [InlineData(40)]
    public void Functions_agree_with_the_machines(double x)
    {
        var value = Fixed.OfDouble(x);
        var (sin, cos) = FixedFunctions.SinCos(value);
        Assert.Equal(Math.Sin(x), Fixed.ToDouble(sin), 14);
        Assert.Equal(Math.Cos(x), Fixed.ToDouble(cos), 14);
        Assert.Equal(Math.Atan(x), Fixed.ToDouble(FixedFunctions.ArcTangent(value)), 14);
        Assert.Equal(1, Fixed.ToDouble(FixedFunctions.Exp(value)) / Math.Exp(x), 13);
        if (x > 0) Assert.Equal(Math.Log(x), Fixed.ToDouble(FixedFunctions.Log(value)), 14);
    }

    [Fact]
    public void Functions_are_right_to_seventy_digits()
    {
        var pi = BigInteger.Parse(
            "31415926535897932384626433832795028841971693993751058209749445923078164", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(pi, FixedFunctions.Pi * BigInteger.Pow(10, 70) / Fixed.One);
        var (sin, cos) = FixedFunctions.SinCos(Fixed.Of(new Rational(12345, 1000)));
        Assert.True(BigInteger.Abs(Fixed.Multiply(sin, sin) + Fixed.Multiply(cos, cos) - Fixed.One) < 1_000_000);
        var x = Fixed.Of(new Rational(17, 5));
        Assert.True(BigInteger.Abs(FixedFunctions.Exp(FixedFunctions.Log(x)) - x) < 1_000_000);
    }
}
