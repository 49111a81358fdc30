namespace Ponder.Answers.Kinds;

/// <summary>What else people's files call the kinds of answers; "list of numbers" is of the kind of its items.</summary>
internal static class KindNames
{
    private const string ListOf = "list of ";

    private static readonly (AnswerKind Kind, string[] Names)[] Known =
    [
        (AnswerKind.Math,
        [
            "mathematics", "mathematical", "maths", "number", "numbers", "numeric", "numerical",
            "integer", "integers", "int", "float", "floats",
            "decimal", "real", "fraction", "expression", "equation", "formula", "interval", "tuple", "list", "set", "matrix",
            "vector", "symbolic", "latex",
        ]),
        (AnswerKind.Choice,
        [
            "choices", "option", "options", "letter", "letters", "multiple choice", "multiplechoice", "single choice", "mcq", "mc",
            "multi choice",
        ]),
        (AnswerKind.Text,
        [
            "string", "str", "words", "word", "free text", "freetext", "free form", "freeform", "short answer", "open", "bool", "boolean",
            "yes/no", "true/false", "phrase", "name",
        ]),
        (AnswerKind.Json, ["object", "dict", "structured"]),
        (AnswerKind.Code, ["program", "python", "source"]),
    ];

    public static AnswerKind? Find(string name)
    {
        name = name.Trim().ToLowerInvariant().Replace('_', ' ').Replace('-', ' ');
        if (name.StartsWith(ListOf, StringComparison.Ordinal)) name = name[ListOf.Length..];
        for (var i = 0; i < AnswerKinds.Names.Count; i++)
            if (AnswerKinds.Names[i] == name) return (AnswerKind)i;
        var found = Array.FindIndex(Known, known => known.Names.Contains(name));
        return found < 0 ? null : Known[found].Kind;
    }
}
