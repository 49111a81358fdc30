// Problems of two jobs, matched by their ids, and how each one changed.
import { field } from "./rows.js";

const changed = new Set(["gained", "lost", "other"]);

/** Kinds of changes: what they are called, and whether a pair is one. */
export const changes = {
    changed: { words: "all that changed", is: pair => changed.has(pair.change) },
    gained: { words: "B right, A wrong", is: pair => pair.change === "gained" },
    lost: { words: "A right, B wrong", is: pair => pair.change === "lost" },
    other: { words: "another answer, as right or wrong", is: pair => pair.change === "other" },
    same: { words: "the same", is: pair => pair.change === "same" },
    alone: { words: "in one alone", is: pair => pair.change === "alone" },
    all: { words: "all", is: () => true },
};

function change(a, b) {
    if (!a || !b) return "alone";
    const [was, is] = [field(a, "correct"), field(b, "correct")];
    if (was !== is && (was === true || is === true)) return is === true ? "gained" : "lost";
    return field(a, "answer") === field(b, "answer") ? "same" : "other";
}

/** All problems of both, in the first one's order; of several of one id the first goes with the first. */
export function match(one, two) {
    const waiting = new Map();
    two.list.forEach((row, at) => {
        const id = field(row, "id");
        if (waiting.has(id)) waiting.get(id).push(at);
        else waiting.set(id, [at]);
    });
    const pairs = [];
    one.list.forEach((a, at) => {
        const other = waiting.get(field(a, "id"))?.shift(),
            b = other === undefined ? undefined : two.list[other];
        pairs.push({ id: field(a, "id"), a, b, change: change(a, b), words: one.words(at), text: one.texts[at] });
    });
    for (const left of waiting.values())
        for (const at of left)
            pairs.push({ id: field(two.list[at], "id"), b: two.list[at], change: "alone", words: two.words(at), text: two.texts[at] });
    return pairs;
}

/** What the rows of a job add up to. */
export function tally(rows) {
    const sum = { settled: rows.settled, graded: 0, right: 0, samples: 0 };
    rows.list.forEach(row => {
        const correct = field(row, "correct");
        if (correct !== null) sum.graded++;
        if (correct === true) sum.right++;
        sum.samples += field(row, "samples");
    });
    return sum;
}
