using Ponder.Core.Budgets;

namespace Ponder.Core.Proposing;

/// <summary>Whatever writes candidate text.</summary>
public interface IProposer
{
    /// <summary>Which model this is.</summary>
    ModelIdentity Identity { get; }

    /// <summary>What it can be asked for beyond sampling whole solutions.</summary>
    Abilities Abilities { get; }

    /// <summary>What stands between steps; a step's text ends with it. A blank line unless the model was trained otherwise.</summary>
    /// <value>Two line feeds by default.</value>
    string StepSeparator => "\n\n";

    /// <summary>How long prompt and completion together may be, in tokens.</summary>
    int ContextLength { get; }

    /// <summary>How often a request may be paid for at most; reservations cover it.</summary>
    /// <value><see cref="Billing.Once"/> by default.</value>
    Billing Billing => Billing.Once;

    /// <summary>
    /// Whether it runs in this process and nobody is owed for a call that was cut off: such a call is made again, and is never in doubt.
    /// </summary>
    /// <value>False by default: a call whose reply was not recorded stays charged at its worst case.</value>
    bool InProcess => false;

    /// <summary>
    /// Calls it works on at once, where it is a service. The engine sends no further one before a reply is recorded, so that no more than
    /// these are in doubt when the process dies.
    /// </summary>
    /// <value>At least 1; 8 by default.</value>
    int Concurrency => 8;

    /// <summary>Where it answers, if that is outside this process: an endpoint's address. Its calls may cost money, so a job wants a cap.</summary>
    /// <value>Null by default: nothing says that its calls cost money.</value>
    string? Address => null;

    /// <summary>Tokens a solution has room for where nobody says.</summary>
    /// <value>Null by default: the usual number, 256.</value>
    int? SolutionTokens => null;

    /// <summary>An upper bound of the tokens the problem costs as a prompt for a solution; or why this model cannot read it.</summary>
    Reading Read(string problem);

    /// <summary>What the prompts of other purposes have beyond that; a purpose that is not named has nothing.</summary>
    /// <value>Empty by default.</value>
    IReadOnlyList<PromptWords> Words => [];

    /// <summary>
    /// One reply per prompt, in order, one draft per seed. The same prompt gives the same drafts whatever else is in the batch,
    /// as far as the model allows. A failing sample is a draft that says so; an exception means that nothing can be had at all.
    /// </summary>
    /// <param name="prompts">What to write.</param>
    /// <param name="cancel">Stops the writing.</param>
    /// <exception cref="ModelUnavailableException">Nothing can be had; its <c>Doubt</c> is what trying may have cost.</exception>
    Task<IReadOnlyList<ProposerReply>> ProposeAsync(IReadOnlyList<ProposerPrompt> prompts, CancellationToken cancel = default);
}

/// <summary>What a proposer may be able to do.</summary>
[Flags]
public enum Abilities
{
    /// <summary>Whole solutions from the problem: every proposer can.</summary>
    None = 0,

    /// <summary>Going on from a partial solution, and stopping after a step.</summary>
    Continue = 1,

    /// <summary>Writing another attempt after seeing earlier ones.</summary>
    Revise = 2,

    /// <summary>Thinking before answering, with the thinking's end under the caller's control.</summary>
    Think = 4,

    /// <summary>Judging solutions, alone and in pairs.</summary>
    Judge = 8,

    /// <summary>Criticising a solution in words.</summary>
    Critique = 16,

    /// <summary>Telling how sure it was of what it writes, by log probabilities: <see cref="Draft.Confidence"/>.</summary>
    Logprobs = 32,

    /// <summary>Reading pictures beside the problem's text.</summary>
    See = 64,

    /// <summary>Asking for documents where knowledge is missing (<see cref="Purpose.Search"/>), and saying what they hold.</summary>
    Search = 128,

    /// <summary>Dividing a question into sub-questions, answering these, and joining the answers.</summary>
    Divide = 256,
}

/// <summary>The prompt's size in tokens, at most; or a refusal that says what the model cannot read.</summary>
/// <param name="Tokens">The prompt's tokens, at most.</param>
/// <param name="Refusal">Why the model cannot read it; null where it can.</param>
public readonly record struct Reading(int Tokens, string? Refusal = null)
{
    /// <summary>
    /// About how many tokens the prompt has, where <see cref="Tokens"/> is a bound far above it: reservations go by the bound, the room that
    /// the context leaves for a solution by this.
    /// </summary>
    /// <value>Null by default: as <see cref="Tokens"/>.</value>
    public int? Expected { get; init; }
}
