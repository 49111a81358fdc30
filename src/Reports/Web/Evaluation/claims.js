"use strict";
// What was found, each against what was to be shown.
const sayings = {
    points: { say: value => signed(100 * value), target: value => (value === 0 ? "above 0" : `at least ${signed(100 * value)}`) },
    ratio: { say: value => value.toFixed(2), target: value => `at most ${value.toFixed(2)}` },
};

/** A value with its interval on a scale, as a picture beside its figures. */
function track(value, low, high, [from, to], target) {
    const at = v => `${Math.min(100, Math.max(0, (100 * (v - from)) / (to - from)))}%`;
    return el(
        "span",
        { class: "track", "aria-hidden": "true" },
        target === undefined ? null : el("i", { class: "target", style: `left:${at(target)}` }),
        el("i", { class: "reach", style: `left:${at(low)};right:calc(100% - ${at(high)})` }),
        el("i", { class: "dot", style: `left:${at(value)}` }),
    );
}

/** The scale that all of these, and their targets, are on. */
const scale = claims => {
    const ends = claims.flatMap(claim => [claim.low, claim.high, claim.target]),
        pad = 0.04 * (Math.max(...ends) - Math.min(...ends)) || 0.01;
    return [Math.min(...ends) - pad, Math.max(...ends) + pad];
};

const unclear = "too few problems to tell";
const tones = { yes: "good", no: "wary" };

/** Whether it holds; where the interval has the target in it, nobody knows yet. */
function verdict({ holds, low, high, target, unit }) {
    if (holds) return "yes";
    return (unit === "ratio" ? low > target : high < target) ? "no" : unclear;
}

function claims() {
    if (data.claims.length === 0) return null;
    const scales = Object.fromEntries(Object.keys(sayings).map(unit => [unit, scale(data.claims.filter(claim => claim.unit === unit))]));
    const kinds = data.claims.map(verdict);
    const count = kind => kinds.filter(one => one === kind).length;
    const told = [
        [count("yes"), "holds", "hold"],
        [count("no"), "does not hold", "do not hold"],
        [count(unclear), "cannot be told: too few problems", "cannot be told: too few problems"],
    ]
        .filter(([number]) => number > 0)
        .map(([number, one, more]) => `${number} ${number === 1 ? one : more}`)
        .join(", ");
    return section(
        "Findings",
        el(
            "p",
            { class: "soft" },
            `Of ${many(data.claims.length, "finding")} ${told}. Differences are in points of accuracy; the upright line is the target. `,
            "A difference holds where its whole 95 % interval is beyond the target, and does not where the whole interval is short of it.",
        ),
        table(
            "Findings",
            ["finding", "what is compared", ["value", "n"], ["95 % interval", "n"], "", "target", "holds"],
            data.claims.map(claim => {
                const { say, target } = sayings[claim.unit];
                return [
                    claim.name,
                    claim.meaning,
                    say(claim.value),
                    `${say(claim.low)} to ${say(claim.high)}`,
                    track(claim.value, claim.low, claim.high, scales[claim.unit], claim.target),
                    el("span", { class: "line" }, target(claim.target)),
                    el("b", { class: tones[verdict(claim)] ?? "soft" }, verdict(claim)),
                ];
            }),
            { hidden: true },
        ),
    );
}
