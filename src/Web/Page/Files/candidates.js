// What was written for a problem, with the verifier's score of each step.
import { el } from "./dom.js";
import { many, score } from "./words.js";

const ends = { step: "ends after a step", length: "cut off by the token limit", failed: "failed" };
const goesOn = new Set(["solve", "extend", "continue"]);

/** Scores as small columns, and in words for those who cannot see them. */
function strip(scores) {
    const made = el("span", { class: "strip", role: "img", "aria-label": `step scores ${scores.map(score).join(", ")}` });
    for (const value of scores) {
        const column = el("i", { title: score(value) }, el("i"));
        column.firstChild.style.height = `${100 * value}%`;
        made.append(column);
    }
    return made;
}

function facts(candidate) {
    const right = candidate.correct === undefined ? "" : candidate.correct ? " ✓" : " ✗";
    const about = [
        candidate.parent === undefined ? null : `${goesOn.has(candidate.purpose) ? "goes on from" : "after"} ${candidate.parent}`,
        candidate.purpose === "solve" ? null : candidate.purpose,
        many(candidate.tokens, "token"),
        candidate.verdict === undefined ? null : `verdict ${score(candidate.verdict)}`,
    ];
    return [
        el("code", {}, candidate.id),
        el(
            candidate.chosen ? "b" : "span",
            { class: right ? (candidate.correct ? "good" : "bad") : null },
            candidate.answer === undefined ? (ends[candidate.ending] ?? "no answer") : `${candidate.answer}${right}`,
        ),
        candidate.scores ? strip(candidate.scores) : null,
        el("span", { class: "soft" }, `${about.filter(Boolean).join(", ")}${candidate.chosen ? ", the answer" : ""}`),
        candidate.failure ? el("span", { class: "bad" }, candidate.failure) : null,
    ];
}

/** A candidate; its text comes onto the page when it is opened, and that of the answer at once. */
function shown(candidate) {
    const place = el("div"),
        made = el(
            "details",
            { class: "candidate", open: candidate.chosen, toggle: () => made.open && write() },
            el("summary", {}, facts(candidate)),
            place,
        );
    function write() {
        if (place.hasChildNodes()) return;
        if (candidate.scores)
            place.append(
                el(
                    "p",
                    { class: "soft" },
                    `Step scores ${candidate.scores.map(score).join(", ")}${candidate.score === undefined ? "" : `; in one ${score(candidate.score)}`}`,
                ),
            );
        place.append(el("p", { class: "written" }, candidate.text.trimEnd() || "It has no text."));
    }
    if (candidate.chosen) write();
    return el("li", {}, made);
}

/** The answer first, the others as they were written. */
export const candidates = written =>
    written.length === 0
        ? el("p", { class: "soft" }, "There are none.")
        : el("ol", { class: "candidates" }, [...written].sort((a, b) => b.chosen - a.chosen).map(shown));
