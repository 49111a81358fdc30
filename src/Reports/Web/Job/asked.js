"use strict";
// What a candidate was asked for.
const requests = {
    end: "a whole solution",
    revise: "another attempt after seeing that one",
    refine: "an improvement after the criticism",
    critique: "a criticism",
    judge: "a verdict",
    compare: "which of two is better",
    think: "thinking before an answer",
    conclude: "the answer after the thinking",
    search: "a solution that may search",
    documents: "documents for its query",
    condense: "what the documents say of its query",
    divide: "sub-questions",
    part: "the answer of a sub-question",
    join: "a solution with the answers of the sub-questions",
};

/** What a candidate was asked for, in the words that the journal has. */
function asked({ history, tree }, place) {
    const { id, mode, seed, parent } = tree.candidates[place],
        wave = parseInt(id, 10),
        ran = history.find(visit => visit.wave === wave)?.strategy;
    if (mode === undefined) return null;
    const [kind, heat] = mode.split("@"),
        steps = kind.match(/^steps(\d+)/)?.[1];
    const wish = steps ? many(+steps, "further step") : (requests[kind.match(/^[a-z]+/)?.[0]] ?? kind);
    const shown = parent === undefined ? "the problem" : `the problem and candidate ${parent + 1}`;
    return el(
        "p",
        { class: "asked soft" },
        `Asked for: ${wish}. Prompt: ${shown}, as the model words it. Temperature ${heat}, at most ${whole(data.settings.maxTokens)} tokens, ` +
            `seed ${seed}; wave ${wave}${ran ? `, ${ran}` : ""}; candidate ${id} in the journal.`,
    );
}
