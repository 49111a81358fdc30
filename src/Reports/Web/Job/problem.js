"use strict";
// What is behind one problem: its text, the vote, what each wave ran and why, and its candidates.
const rules = {
    majority: "The largest group wins.",
    best: "The candidate with the highest score wins.",
    weighted: "The group with the largest sum of scores wins.",
};

function vote(problem) {
    const weighs = problem.rule === "weighted" && problem.votes.some(v => v.weight > 0);
    const most = Math.max(...problem.votes.map(v => (weighs ? v.weight : v.votes)));
    const bar = v =>
        el("div", { class: "bar", "aria-hidden": "true" }, el("i", { style: `width:${(100 * (weighs ? v.weight : v.votes)) / most}%` }));
    return problem.votes.length === 0
        ? el("p", { class: "soft" }, "Nobody voted.")
        : [
              table(
                  "The vote",
                  ["answer", "", ["votes", "n"], ["weight", "n"], ["best score", "n"]],
                  problem.votes.map((v, i) => [
                      el(i === 0 ? "b" : "span", {}, answerText(v.answer, problem.kind), v.right ? " ✓" : ""),
                      bar(v),
                      whole(v.votes),
                      v.best === undefined ? "" : v.weight.toFixed(2),
                      v.best === undefined ? "" : v.best.toFixed(2),
                  ]),
              ),
              el(
                  "p",
                  { class: "soft" },
                  rules[problem.rule],
                  problem.moreVotes ? ` ${many(problem.moreVotes, "further answer")} had fewer.` : "",
              ),
          ];
}

/** Why an allocator gave the problem what it got, in its own numbers. */
function why(reason) {
    if (reason === undefined) return "";
    const { bin, chance, gain, tokens } = reason;
    const price = tokens > 0 ? ` for ${whole(tokens)} tokens (${((1e5 * gain) / tokens).toFixed(1)} per 1,000)` : "";
    const hope = gain === undefined ? "" : `, expected to gain ${(100 * gain).toFixed(1)} points${price}`;
    return `predicted bin ${bin}, ${percent(chance, 0)} likely right${hope}`;
}

const visits = problem =>
    table(
        "What each wave ran",
        [["wave", "n"], "strategy", ["samples", "n"], ["tokens", "n"], ...(problem.history.some(h => h.why) ? ["why"] : [])],
        problem.history.map(h => [
            `${h.wave}`,
            h.strategy,
            whole(h.samples),
            whole(h.tokens),
            ...(problem.history.some(v => v.why) ? [why(h.why)] : []),
        ]),
    );

/** Scores as small columns, and in words for those who cannot see them. */
const strip = scores =>
    el(
        "span",
        { class: "strip", role: "img", "aria-label": `step scores ${scores.map(s => s.toFixed(2)).join(", ")}` },
        scores.map(s => el("i", { style: `--score:${s}`, title: s.toFixed(2) })),
    );

/** The texts from the problem down to a candidate; null where there was no room for one of them. */
const written = line => (line.some(candidate => candidate.text === undefined) ? null : line.map(candidate => candidate.text).join(""));

/** A candidate from the problem on: every step with its score; and what it was asked for. */
function steps(problem, place) {
    const { tree } = problem,
        line = lineage(tree, place).map(i => tree.candidates[i]),
        { reading } = tree.candidates[place];
    const text = written(line);
    if (text === null)
        return [el("p", { class: "soft" }, "Its text is in the journal; the page has no room for it."), asked(problem, place)];
    const scores = line.flatMap(candidate => candidate.scores ?? Array(candidate.steps).fill(undefined));
    return [
        scores.some(score => score !== undefined)
            ? el(
                  "ol",
                  { class: "steps" },
                  pieces(line, data.stepSeparator).map((piece, i) =>
                      el(
                          "li",
                          {},
                          el("span", { class: "score" }, scores[i] === undefined ? "" : scores[i].toFixed(2)),
                          prose(piece.text, spot(piece, reading)),
                      ),
                  ),
              )
            : el("div", { class: "steps" }, prose(text, spot({ text, at: 0 }, reading))),
        reading ? el("p", { class: "reading soft" }, read(reading)) : null,
        asked(problem, place),
        el(
            "p",
            { class: "asked" },
            copies("Copy the text", () => text),
        ),
    ].filter(Boolean);
}

/** The part of a text that the answer was read from. */
function spot({ text, at }, reading) {
    if (reading?.start === undefined || reading.excerpt) return undefined;
    const from = Math.max(0, reading.start - at),
        to = Math.min(text.length, reading.start + reading.length - at);
    return from < to ? [from, to] : undefined;
}

/** How the answer was read, or why none was. */
const read = ({ start, why, excerpt }) => [
    start === undefined ? `Does not vote: ${why}.` : `Where the answer stands: ${why}${excerpt ? ": " : "."}`,
    excerpt ? [excerpt.before, el("mark", {}, excerpt.at), excerpt.after] : null,
];

function candidate(problem, place) {
    const { tree } = problem,
        of = tree.candidates[place],
        line = lineage(tree, place).map(i => tree.candidates[i]),
        scores = line.flatMap(c => c.scores ?? []);
    const about = of.parent === undefined ? "" : continues(of) ? `, continues ${of.parent + 1}` : `, ${deeds[of.purpose]} ${of.parent + 1}`;
    const shown = el(
        "details",
        {
            class: "candidate",
            toggle: () => {
                if (shown.open && shown.children.length === 1) shown.append(...steps(problem, place).filter(Boolean));
            },
        },
        el(
            "summary",
            {},
            el("span", { class: "number" }, `${place + 1}`),
            el(
                place === tree.chosen ? "b" : "span",
                { class: of.right === undefined ? undefined : of.right ? "good" : "bad" },
                of.answer === undefined ? ending(of) : [answerText(of.answer, problem.kind), mark(of)],
            ),
            scores.length ? strip(scores) : null,
            of.score === undefined ? null : el("span", { class: "soft" }, of.score.toFixed(2)),
            el("span", { class: "soft" }, `${many(of.tokens, "token")}${about}${place === tree.chosen ? ", the answer" : ""}`),
            of.failure ? el("span", { class: "bad" }, of.failure) : null,
            of.reading && of.reading.start === undefined ? el("span", { class: "soft" }, of.reading.why) : null,
        ),
    );
    return el("li", {}, shown);
}

/** Those that nothing continues, which hold all the others: the answer first, then what was answered as it was; what was not gone on with is folded away. */
function candidates(problem) {
    const { tree } = problem,
        ended = tree.candidates
            .map((_, place) => place)
            .filter(place => !tree.candidates.some(other => other.parent === place && continues(other)));
    const [left, kept] = [true, false].map(unfinished => ended.filter(place => (tree.candidates[place].ending === "step") === unfinished));
    const of = places =>
        el(
            "ol",
            { class: "candidates" },
            places.sort((a, b) => (b === tree.chosen) - (a === tree.chosen) || a - b).map(place => candidate(problem, place)),
        );
    return [
        of(kept),
        left.length ? el("details", { class: "left" }, el("summary", {}, `${whole(left.length)} not gone on with`), of(left)) : null,
    ];
}

/** Why an answer is contested. */
function contest({ votes, tied, rule }) {
    if (!tied) return "Contested: the verifier and the majority disagree, and neither is sure.";
    const who = votes.length > 2 ? "the two first answers" : "both answers";
    return rule === "majority"
        ? `Contested: ${who} are level, ${votes[0].votes} to ${votes[1].votes}; the order decided.`
        : `Contested: the scores of ${who} are level.`;
}

function details(problem) {
    const { tree } = problem,
        drawn = tree?.candidates.length ? treeChart(tree, data.stepSeparator) : null;
    return el(
        "div",
        { class: "problem" },
        tree ? el("div", { class: "question" }, prose(tree.text)) : null,
        gallery(tree?.pictures, ({ hash }) => data.pictures?.[hash]),
        problem.reason ? el("p", { class: "wary" }, `${problem.status === "partial" ? "Cut short" : "Failed"}: ${problem.reason}.`) : null,
        problem.contested ? el("p", { class: "wary" }, contest(problem)) : null,
        el(
            "div",
            { class: problem.history.some(visit => visit.why) ? "sides" : "sides short" },
            el("div", {}, vote(problem)),
            el("div", {}, visits(problem)),
        ),
        el(
            "p",
            { class: "take" },
            el("a", { href: `#${encodeURIComponent(problem.id)}`, class: "anchor" }, "Link to this problem"),
            copies("Copy the row", () => JSON.stringify(plainRow(problem))),
            tree ? copies("Copy the problem", () => tree.text) : null,
        ),
        drawn
            ? [
                  el("h3", {}, "Candidates"),
                  scoreKey(tree),
                  drawn.place,
                  candidates(problem),
                  tree.more ? el("p", { class: "soft" }, `${whole(tree.more)} more are in the journal.`) : null,
              ]
            : el(
                  "p",
                  { class: "soft" },
                  tree ? "There are no candidates." : "Its candidates are in the journal; the page has no room for them.",
              ),
    );
}
