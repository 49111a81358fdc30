// One problem: all that `ponder show` tells of it.
import { get } from "./api.js";
import { candidates } from "./candidates.js";
import { copies } from "./copying.js";
import { el } from "./dom.js";
import { open } from "./open.js";
import { gallery } from "./pictures.js";
import { prose } from "./prose.js";
import { reading } from "./reading.js";
import { answerText } from "./typeset.js";
import { many, percent, score, solves, whole } from "./words.js";

/** Asks for the problem in that place, from 1. */
export async function ask(id, place, signal) {
    const [found] = await Promise.all([get(`jobs/${id}/problems?place=${place}&pictures=true`, signal), reading()]);
    return found;
}

export async function showProblem(view, id, place) {
    const state = open(id);
    state.last = place - 1;
    const { problem, pictures, row, refusal, visits, candidates: written } = await ask(id, place, view.signal);
    const name = row?.id ?? `Problem ${place}`;
    view.draw(
        name,
        el("nav", { class: "way", "aria-label": "Problems" }, el("a", { href: `#/jobs/${id}` }, "‹ All problems"), neighbours(state, id)),
        el("h1", { tabindex: -1 }, name),
        text(problem, row, refusal, pictures),
        row ? details(row, visits, written) : null,
    );
}

/** The problems before and behind this one in the list as it was left. */
function neighbours({ shown, last }, id) {
    const at = shown.indexOf(last);
    if (at < 0) return null;
    const to = (step, words) =>
        shown[at + step] === undefined ? null : el("a", { href: `#/jobs/${id}/problems/${shown[at + step] + 1}` }, words);
    return [to(-1, "Previous"), to(1, "Next"), el("span", { class: "soft" }, `${whole(at + 1)} of ${whole(shown.length)}`)];
}

export function text(problem, row, refusal, pictures) {
    return [
        el("div", { class: "question" }, prose(problem)),
        row ? null : el("p", { class: "wary" }, refusal ?? "No page has ended on it yet."),
        gallery(pictures, picture => picture.content),
    ];
}

const fact = (name, ...value) => el("div", {}, el("dt", {}, name), el("dd", {}, value));

/** What it came to, how the vote went, what each wave ran and why, and every candidate. */
export function details(row, visits, written) {
    const right =
        row.correct === undefined
            ? null
            : row.correct
              ? el("span", { class: "good" }, " ✓ right")
              : el("span", { class: "bad" }, " ✗ wrong");
    return [
        el(
            "dl",
            { class: "facts" },
            fact("answer", el("b", {}, row.answer === undefined || row.answer === null ? "none" : answerText(row.answer, row.kind)), right),
            row.reference === undefined ? null : fact("known answer", answerText(row.reference, row.kind)),
            fact(
                "state",
                solves[row.status],
                row.reason ? `: ${row.reason}` : "",
                row.contested ? el("span", { class: "wary" }, ", contested") : null,
                row.review ? el("span", { class: "wary" }, ", to review") : null,
            ),
            fact(
                "sure",
                percent(row.confidence, 1),
                el(
                    "span",
                    { class: "soft" },
                    row.drift ? " fitted, on problems unlike these" : row.calibrated ? " fitted" : " a careful guess",
                ),
            ),
            row.unread ? fact("verdicts", el("span", { class: "wary" }, `${whole(row.unread)} could not be read`)) : null,
            fact(
                "spent",
                `${whole(row.spend.tokens)} tokens, ${many(row.spend.samples, "sample")}, ${many(row.spend.verifierCalls, "verifier call")}${row.spend.money ? `, $${row.spend.money}` : ""}`,
            ),
        ),
        row.why ? el("p", {}, row.why) : null,
        el(
            "p",
            {},
            copies("Copy the row", () => JSON.stringify(row)),
        ),
        part("The vote", vote(row)),
        part("Waves", el("ol", { class: "visits", start: visits[0]?.wave ?? 0 }, visits.map(visit))),
        part(many(written.length, "candidate"), candidates(written, row.kind, visits)),
    ];
}

const part = (heading, ...parts) => el("section", {}, el("h2", {}, heading), parts);

function vote({ votes, kind }) {
    const all = votes.reduce((sum, group) => sum + group.votes, 0);
    return votes.length === 0
        ? el("p", { class: "soft" }, "Nobody voted.")
        : el(
              "ul",
              { class: "votes" },
              votes.map((group, i) =>
                  el(
                      "li",
                      {},
                      el(i === 0 ? "b" : "span", {}, answerText(group.answer, kind)),
                      el(
                          "span",
                          { class: "soft" },
                          `${whole(group.votes)} of ${whole(all)}${group.bestScore === undefined ? "" : `, scores add up to ${score(group.weight)}, the best is ${score(group.bestScore)}`}`,
                      ),
                  ),
              ),
          );
}

const visit = ({ strategy, spend, reason }) =>
    el(
        "li",
        {},
        `${strategy}: ${many(spend.samples, "sample")}, ${whole(spend.tokens)} tokens`,
        reason ? el("p", { class: "soft" }, why(reason)) : null,
    );

/** What an allocator reckoned with, in its own numbers. */
const why = ({ chance, gain, tokens }) =>
    `Its answer was right by ${percent(chance)}${gain === undefined ? "" : `, ${percent(gain, 1)} more expected`}${tokens === undefined ? "" : ` for ${whole(tokens)} tokens`}.`;
