using System.Collections.Frozen;

namespace Ponder.Answers.Parsing;

/// <summary>The words the lexer knows.</summary>
internal static class Vocabulary
{
    /// <summary>Commands that only change how things look.</summary>
    public static readonly FrozenSet<string> Ignored = Set(
        "left right middle big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr bigm "
        + "displaystyle textstyle scriptstyle limits nolimits quad "
        + "qquad hfill hline noindent nonumber centering large Large small cdotp mathstrut strut phantom negthinspace thinspace newline "
        + "mathord mathopen mathclose mathrel mathbin angle triangle square odot smash rm "
        + "bf it sf tt mathchoice allowbreak because therefore");

    /// <summary>Commands whose argument is prose.</summary>
    public static readonly FrozenSet<string> Text = Set(
        "text mbox textbf textit textrm textsf texttt textnormal hbox mathrm operatorname mathsf mathtt mathit emph");

    public static readonly FrozenSet<string> Fractions = Set("frac dfrac tfrac cfrac nicefrac sfrac");

    /// <summary>Functions that may be written without a backslash.</summary>
    public static readonly FrozenSet<string> Functions = Set(
        "sin cos tan cot sec csc sinh cosh tanh coth arcsin arccos arctan arccot arcsec arccsc "
        + "asin acos atan arcsinh arccosh arctanh log ln lg exp "
        + "max min gcd lcm det deg Re Im arg sgn abs floor ceil sqrt cbrt cis tr trace rank");

    /// <summary>Names and relations that may be written without a backslash.</summary>
    public static readonly FrozenSet<string> Names = Set(
        "pi infty infinity alpha beta gamma delta epsilon theta lambda sigma omega phi times cdot frac le ge leq geq ne neq pm mp");

    public static readonly FrozenDictionary<string, string> Marks = new Dictionary<string, string>
    {
        ["le"] = "<=",
        ["leq"] = "<=",
        ["leqslant"] = "<=",
        ["leqq"] = "<=",
        ["ge"] = ">=",
        ["geq"] = ">=",
        ["geqslant"] = ">=",
        ["geqq"] = ">=",
        ["lt"] = "<",
        ["gt"] = ">",
        ["ne"] = "!=",
        ["neq"] = "!=",
        ["approx"] = "~",
        ["simeq"] = "~",
        ["sim"] = "~",
        ["cong"] = "~",
        ["doteq"] = "~",
        ["equiv"] = "==",
        ["in"] = "in",
        ["ni"] = "ni",
        ["notin"] = "notin",
        ["subset"] = "subset",
        ["subseteq"] = "subset",
        ["to"] = "->",
        ["rightarrow"] = "->",
        ["longrightarrow"] = "->",
        ["mapsto"] = "->",
        ["implies"] = "=>",
        ["Rightarrow"] = "=>",
        ["Longrightarrow"] = "=>",
        ["iff"] = "<=>",
        ["Leftrightarrow"] = "<=>",
        ["leftrightarrow"] = "<=>",
        ["times"] = "*",
        ["cdot"] = "*",
        ["ast"] = "*",
        ["bullet"] = "*",
        ["div"] = "/",
        ["cup"] = "cup",
        ["cap"] = "cap",
        ["setminus"] = "\\",
        ["backslash"] = "\\",
        ["pm"] = "+-",
        ["mp"] = "-+",
        ["mid"] = "|",
        ["lvert"] = "|",
        ["rvert"] = "|",
        ["vert"] = "|",
        ["lVert"] = "||",
        ["rVert"] = "||",
        ["Vert"] = "||",
        ["lbrace"] = "\\{",
        ["rbrace"] = "\\}",
        ["lbrack"] = "[",
        ["rbrack"] = "]",
        ["lparen"] = "(",
        ["rparen"] = ")",
        ["colon"] = ":",
        ["land"] = "and",
        ["wedge"] = "and",
        ["lor"] = "or",
        ["vee"] = "or",
        ["prime"] = "'",
        ["slash"] = "/",
        ["vartriangle"] = "",
        ["coloneqq"] = "=",
    }.ToFrozenDictionary();

    /// <summary>Three letters or fewer that are words all the same.</summary>
    public static readonly FrozenSet<string> ShortWords = Set(
        "yes no odd all the are for per is not red one two six ten few sum mon tue wed thu fri sat sun");

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet();
}
