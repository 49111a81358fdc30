"use strict";
// A problem in a word, and as a row to take along.

/** How a problem ended, in a word: right and wrong only where somebody knows. */
function ended({ status, answer, correct, contested }) {
    const word =
        status === "partial"
            ? "cut short"
            : status === "failed" || answer === undefined
              ? "failed"
              : correct === undefined
                ? "answered"
                : correct
                  ? "right"
                  : "wrong";
    return contested ? `${word}, contested` : word;
}

/** A problem as a flat row, as people take it with them. */
const plainRow = p => ({
    id: p.id,
    state: ended(p),
    answer: p.answer ?? null,
    reference: p.reference ?? null,
    correct: p.correct ?? null,
    confidence: p.confidence,
    contested: p.contested ?? false,
    rule: p.rule,
    difficulty: p.bin,
    samples: p.samples,
    tokens: p.tokens,
    votes: p.votes.map(({ answer, votes, weight }) => ({ answer, votes, weight })),
    waves: p.history.map(({ wave, strategy, tokens }) => ({ wave, strategy, tokens })),
});
