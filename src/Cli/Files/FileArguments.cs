using System.CommandLine;
using System.CommandLine.Parsing;

namespace Ponder.Cli.Files;

/// <summary>Options and arguments that are files: looked at before anything is done.</summary>
internal static class FileArguments
{
    /// <summary>A file that is to be there.</summary>
    public static Option<T> Read<T>(this Option<T> option)
    {
        option.Validators.Add(result => Check(result, result.Tokens, FileWords.Unreadable));
        return option;
    }

    /// <summary>Files that are to be there.</summary>
    public static Argument<T> Read<T>(this Argument<T> argument)
    {
        argument.Validators.Add(result => Check(result, result.Tokens, FileWords.Unreadable));
        return argument;
    }

    /// <summary>A file that is to be written.</summary>
    public static Option<T> Written<T>(this Option<T> option)
    {
        option.Validators.Add(result => Check(result, result.Tokens, path => FileWords.Unwritable(path) is { } words ? $"{option.Name}: {words}" : null));
        return option;
    }

    private static void Check(SymbolResult result, IReadOnlyList<Token> tokens, Func<string, string?> look)
    {
        foreach (var words in tokens.Select(token => look(token.Value)).OfType<string>()) result.AddError(words);
    }
}
