using System.CommandLine;
using System.CommandLine.Parsing;
using Ponder.Core.Naming;

namespace Ponder.Cli.Words;

/// <summary>What is wrong with a command line, in words for people: no name of a type, and what was meant where that can be told.</summary>
internal static class ParseWords
{
    /// <summary>A message for each fault.</summary>
    public static IEnumerable<string> Of(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (Verb(command, parsed.UnmatchedTokens) is { } verb) return [verb];
        return [.. parsed.Errors.Select(error => Of(error, parsed)).Distinct()];
    }

    /// <summary>Has the help show the words of a choice as they are written.</summary>
    public static void Name(Option option)
    {
        if (Plain(option.ValueType).IsEnum) option.HelpName = string.Join("|", Names(Plain(option.ValueType)));
    }

    /// <summary>A misspelt verb makes everything behind it a fault too: it alone is told.</summary>
    private static string? Verb(Command command, IReadOnlyList<string> unmatched)
    {
        if (command is not RootCommand || unmatched.Count == 0 || unmatched[0].StartsWith('-')) return null;
        var verbs = command.Subcommands.Where(c => !c.Hidden).Select(c => c.Name);
        return $"there is no verb \"{unmatched[0]}\"{Nearest.Hint(unmatched[0], verbs)}";
    }

    private static string Of(ParseError error, ParseResult parsed) => error.SymbolResult switch
    {
        OptionResult option when IsConversion(error, option.Option.ValueType) => Expected(option.Option.Name, Given(option.Tokens), option.Option.ValueType),
        ArgumentResult { Parent: OptionResult option } when IsConversion(error, option.Option.ValueType) =>
            Expected(option.Option.Name, Given(option.Tokens), option.Option.ValueType),
        ArgumentResult argument when IsConversion(error, argument.Argument.ValueType) =>
            Expected(argument.Argument.Name, Given(argument.Tokens), argument.Argument.ValueType),
        _ => error.Message.TrimEnd('.') + Option(error, parsed),
    };

    /// <summary>What may have been meant by an option that there is none of.</summary>
    private static string Option(ParseError error, ParseResult parsed) =>
        parsed.UnmatchedTokens.FirstOrDefault(t => t.StartsWith("--", StringComparison.Ordinal) && error.Message.Contains($"'{t}'", StringComparison.Ordinal)) is { } given
            ? Nearest.Hint(given, parsed.CommandResult.Command.Options.Where(o => !o.Hidden).Select(o => o.Name))
            : "";

    private static bool IsConversion(ParseError error, Type type) => error.Message.Contains(type.ToString(), StringComparison.Ordinal)
        || (Plain(type) is var plain && (error.Message.Contains(plain.ToString(), StringComparison.Ordinal) || plain.IsEnum));

    private static string Given(IReadOnlyList<Token> tokens) => tokens.Count == 0 ? "" : tokens[^1].Value;

    private static string Expected(string name, string given, Type type) =>
        $"{name} \"{given}\": expected {Kind(Plain(type))}{(Plain(type).IsEnum ? Nearest.Hint(given, Names(Plain(type))) : "")}";

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => string.Join(", ", Names(type)) is var names && names.LastIndexOf(", ", StringComparison.Ordinal) is > 0 and var last
            ? $"{names[..last]} or {names[(last + 2)..]}" : names,
        _ when type == typeof(int) || type == typeof(long) => "a whole number",
        _ when type == typeof(ulong) => $"a whole number from 0 to {ulong.MaxValue}",
        _ when type == typeof(double) || type == typeof(decimal) => "a number",
        _ when type == typeof(bool) => "true, false or nothing",
        _ => "another value",
    };

    private static string[] Names(Type type) => [.. Enum.GetNames(type).Select(name => name.ToLowerInvariant())];

    private static Type Plain(Type type) => Nullable.GetUnderlyingType(type) ?? type.GetElementType() ?? type;
}
