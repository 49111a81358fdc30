// What was written for a problem, with the verifier's score of each step.
import { copies } from "./copying.js";
import { el } from "./dom.js";
import { prose } from "./prose.js";
import { answerText } from "./typeset.js";
import { many, score } from "./words.js";

const ends = { step: "ends after a step", length: "cut off by the token limit", failed: "failed" };
const goesOn = new Set(["solve", "extend", "continue", "search"]);

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

function facts(candidate, kind) {
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
            candidate.answer === undefined ? (ends[candidate.ending] ?? "no answer") : [answerText(candidate.answer, kind), right],
        ),
        candidate.scores ? strip(candidate.scores) : null,
        el("span", { class: "soft" }, `${about.filter(Boolean).join(", ")}${candidate.chosen ? ", the answer" : ""}`),
        candidate.failure ? el("span", { class: "bad" }, candidate.failure) : null,
    ];
}

/** What it was asked for, in the words that the journal has. */
const asked = ({ mode, seed, id }, visits) => {
    const visit = visits.find(one => one.wave === parseInt(id, 10));
    return el(
        "p",
        { class: "soft" },
        `Asked as ${mode} (what, and at which temperature) with seed ${seed}${visit ? `, by ${visit.strategy}` : ""}.`,
    );
};

/** A candidate; its text comes onto the page when it is opened, and that of the answer at once. */
function shown(candidate, kind, visits) {
    const place = el("div"),
        made = el(
            "details",
            { class: "candidate", open: candidate.chosen, toggle: () => made.open && write() },
            el("summary", {}, facts(candidate, kind)),
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
        const text = candidate.text.trimEnd();
        place.append(
            text ? el("div", { class: "written" }, prose(text)) : el("p", { class: "written" }, "It has no text."),
            asked(candidate, visits),
            copies("Copy the text", () => candidate.text),
        );
    }
    if (candidate.chosen) write();
    return el("li", {}, made);
}

/** The answer first, the others as they were written. */
export const candidates = (written, kind, visits) =>
    written.length === 0
        ? el("p", { class: "soft" }, "There are none.")
        : el(
              "ol",
              { class: "candidates" },
              [...written].sort((a, b) => b.chosen - a.chosen).map(candidate => shown(candidate, kind, visits)),
          );
