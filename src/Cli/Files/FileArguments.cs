using System.CommandLine;
using System.CommandLine.Parsing;
using System.Runtime.CompilerServices;

namespace Ponder.Cli.Files;

/// <summary>Options and arguments that are files: looked at before anything is done.</summary>
internal static class FileArguments
{
    private static readonly ConditionalWeakTable<Symbol, Func<string, string?>> Looks = [];

    /// <summary>A file that is to be there.</summary>
    public static Option<T> Read<T>(this Option<T> option) => Looked(option, FileWords.Unreadable);

    /// <summary>Files that are to be there.</summary>
    public static Argument<T> Read<T>(this Argument<T> argument)
    {
        Looks.Add(argument, FileWords.Unreadable);
        argument.Validators.Add(result => Name(result, result.Tokens));
        return argument;
    }

    /// <summary>A file that is to be written.</summary>
    public static Option<T> Written<T>(this Option<T> option) => Looked(option, path => FileWords.Unwritable(path) is { } words ? $"{option.Name}: {words}" : null);

    /// <summary>A folder to write in, which need not be there.</summary>
    public static Option<T> WrittenIn<T>(this Option<T> option) => Looked(option, path => File.Exists(path) ? $"{option.Name}: {path} is a file, expected a folder" : null);

    /// <summary>What is wrong with the files of a command that is to be run.</summary>
    public static IReadOnlyList<string> Faults(ParseResult parsed) => parsed.Action != parsed.CommandResult.Command.Action ? [] :
        [.. parsed.CommandResult.Children.SelectMany(result => result switch
        {
            OptionResult option => Look(option.Option, option.Tokens),
            ArgumentResult argument => Look(argument.Argument, argument.Tokens),
            _ => [],
        })];

    private static Option<T> Looked<T>(Option<T> option, Func<string, string?> look)
    {
        Looks.Add(option, look);
        option.Validators.Add(result => Name(result, result.Tokens));
        return option;
    }

    /// <summary>What is no name cannot even be read as a file.</summary>
    private static void Name(SymbolResult result, IReadOnlyList<Token> tokens)
    {
        foreach (var words in tokens.Select(token => FileWords.Nameless(token.Value)).OfType<string>()) result.AddError(words);
    }

    private static IEnumerable<string> Look(Symbol symbol, IReadOnlyList<Token> tokens) =>
        Looks.TryGetValue(symbol, out var look) ? tokens.Select(token => look(token.Value)).OfType<string>() : [];
}
