"use strict";
// A problem's candidates as a tree of their steps, each in the colour of its score.

/** A branch of the tree: one candidate's own steps, and below the last of them what continues it. */
function branch(c, tree, place, line) {
    const candidate = tree.candidates[place],
        chosen = line.has(place);
    const below = tree.candidates.flatMap((other, i) => (other.parent === place && hangs(other) ? [branch(c, tree, i, line)] : []));
    let node = null;
    for (let step = Math.max(1, candidate.steps) - 1; step >= 0; step--) {
        const score = candidate.scores?.[step],
            last = step === Math.max(1, candidate.steps) - 1;
        node = {
            name: `${place}.${step}`,
            place,
            step,
            value: score,
            symbolSize: 11,
            itemStyle: { color: score === undefined ? c.paper : scoreColour(c, score), borderColor: c.soft, borderWidth: 1 },
            lineStyle: { color: chosen ? c.mark : c.edge, width: chosen ? 2.5 : 1.2 },
            children: last ? below : [node],
            label: {
                show: last && below.length === 0 && candidate.ending !== "step",
                color: c.ink,
                fontWeight: chosen ? 700 : 400,
                formatter: () => `${place + 1}  ${ending(candidate)}`,
            },
        };
    }
    return node;
}

/** What a text about another one does to it; any other goes on where that one stopped. */
const deeds = {
    revise: "revises",
    refine: "refines",
    critique: "criticises",
    judge: "judges",
    compare: "compares",
    documents: "found for",
    condense: "condenses",
    divide: "divides further after",
    part: "answers a part of",
    join: "joins the answers of",
};
const continues = candidate => !(candidate.purpose in deeds);

/** Whether a candidate is drawn below its parent: what continues it, and in a graph of sub-questions what belongs to its division. */
const hangs = candidate => continues(candidate) || ["divide", "part", "join"].includes(candidate.purpose);
const mark = candidate => (candidate.right === undefined ? "" : candidate.right ? " ✓" : " ✗");
const ends = { finished: "no answer", step: "not finished", length: "too long", failed: "failed" };

const signs = { pi: "π", infty: "∞", cdot: "·", times: "×", pm: "±", le: "≤", ge: "≥", circ: "°", theta: "θ", cup: "∪" };

/** An answer as a line of plain text, for where nothing can be set. */
const plainly = text =>
    !isBare(text)
        ? text
        : text
              .replace(/\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g, (_, a, b) =>
                  [a, b].map(part => (/^\w*$/.test(part) ? part : `(${part})`)).join("/"),
              )
              .replace(/\\sqrt\s*\{(\w*)\}/g, "√$1")
              .replace(/\\(?:text|mathrm|mathbf|textbf)\s*\{([^{}]*)\}/g, "$1")
              .replace(/\\(?:left|right|,|;|!)/g, "")
              .replace(/\\([a-z]+)/g, (typed, name) => signs[name] ?? typed)
              .trim();

const shorten = text => `${text.slice(0, 24)}${text.length > 24 ? "…" : ""}`;

/** What a candidate came to, in a few words. */
const ending = candidate =>
    candidate.answer !== undefined
        ? `${shorten(plainly(candidate.answer))}${mark(candidate)}`
        : candidate.verdict !== undefined
          ? `says ${candidate.verdict.toFixed(2)}`
          : candidate.purpose && candidate.purpose !== "solve"
            ? candidate.purpose
            : (ends[candidate.ending] ?? candidate.ending);

/** The candidates from the first that began with the problem down to this one. */
function lineage(tree, place, goes = continues) {
    const line = [place];
    while (goes(tree.candidates[line[0]]) && tree.candidates[line[0]].parent !== undefined)
        line.unshift(tree.candidates[line[0]].parent);
    return line;
}

function treeChart(tree, separator) {
    const line = new Set(tree.chosen === undefined ? [] : lineage(tree, tree.chosen, hangs));
    const roots = tree.candidates.flatMap((candidate, place) => (candidate.parent === undefined || !hangs(candidate) ? [place] : []));
    const leaves = tree.candidates.filter((_, place) => !tree.candidates.some(other => other.parent === place && hangs(other))).length;
    return chart(
        c => ({
            tooltip: tip(c, {
                trigger: "item",
                extraCssText: "max-width:28rem;white-space:normal",
                formatter: ({ data: node }) => {
                    if (node.place === undefined) return "the problem";
                    const text = split(tree.candidates[node.place].text, separator)[node.step];
                    const score = node.value === undefined ? "" : `, score ${node.value.toFixed(2)}`;
                    return `candidate ${node.place + 1}, step ${node.step + 1}${score}${text ? `<br>${safe(text)}` : ""}`;
                },
            }),
            series: [
                {
                    type: "tree",
                    left: 12,
                    right: 150,
                    top: 10,
                    bottom: 10,
                    orient: "LR",
                    expandAndCollapse: false,
                    initialTreeDepth: -1,
                    symbol: "circle",
                    emphasis: { disabled: true },
                    lineStyle: { color: c.edge, width: 1.2, curveness: 0.6 },
                    label: {
                        show: false,
                        position: "right",
                        distance: 8,
                        align: "left",
                        verticalAlign: "middle",
                        fontSize: 12,
                        fontFamily: c.font,
                    },
                    data: [
                        {
                            name: "problem",
                            symbolSize: 7,
                            itemStyle: { color: c.ink, borderColor: c.ink },
                            children: roots.map(place => branch(c, tree, place, line)),
                        },
                    ],
                },
            ],
        }),
        `The tree of ${many(tree.candidates.length, "candidate")} by their steps, coloured by score; the list below says the same`,
        `${Math.max(5, (leaves > 24 ? 1.2 : 1.5) * leaves + 1.5)}rem`,
    );
}

/** The key of the tree's colours and lines. */
const scoreKey = tree =>
    el(
        "p",
        { class: "key soft" },
        "step score 0 ",
        el("i", { class: "ramp" }),
        " 1",
        tree.chosen === undefined ? null : " · the bold line leads to the answer",
        tree.candidates.some(candidate => candidate.ending === "step") ? " · ends without words were not gone on with" : null,
    );

const split = (text, separator) => (text === undefined ? [] : cut(text, separator, 0).map(piece => piece.text));

/** The steps of a text, each with its place in the whole. */
function cut(text, separator, start) {
    let at = start;
    return text
        .split(separator)
        .map(part => {
            const piece = { text: part.trim(), at: at + part.length - part.trimStart().length };
            at += part.length + separator.length;
            return piece;
        })
        .filter(piece => piece.text);
}

/** The steps of candidates that continue each other. */
function pieces(line, separator) {
    let at = 0;
    return line.flatMap(({ text }) => {
        const steps = cut(text, separator, at);
        at += text.length;
        return steps;
    });
}
