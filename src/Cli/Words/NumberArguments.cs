using System.CommandLine;
using System.Globalization;

namespace Ponder.Cli.Words;

/// <summary>Options that are numbers of a range.</summary>
internal static class NumberArguments
{
    /// <summary>Refuses what is lower; what is no number is told of elsewhere.</summary>
    public static Option<T> AtLeast<T>(this Option<T> option, int least)
    {
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
            {
                if (long.TryParse(token.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value < least)
                    result.AddError($"{option.Name} is {value}: expected a whole number from {least}");
            }
        });
        return option;
    }
}
