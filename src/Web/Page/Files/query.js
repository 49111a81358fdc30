// Which rows are wanted, and in which order: a pass over numbers and texts that are at hand, so that it takes a few milliseconds.
import { field } from "./rows.js";

export const noQuery = () => ({ words: "", kind: "all", sure: "", sort: "place", down: false });

/** Kinds of rows: what they are called, and whether a row is one. */
export const kinds = {
    all: ["all", () => true],
    right: ["right", row => field(row, "correct") === true],
    wrong: ["wrong", row => field(row, "correct") === false],
    none: ["no answer", row => field(row, "answer") === null],
    cut: ["cut short", row => field(row, "status") === "partial"],
    review: ["to review", row => field(row, "review") === true],
    contested: ["contested", row => field(row, "contested")],
    unread: ["unread verdicts", row => field(row, "unread") > 0],
};

/** Bands of confidence: from, and below. */
export const bands = [
    ["", "any"],
    ["0-0.5", "under 50 %"],
    ["0.5-0.8", "50 to 80 %"],
    ["0.8-0.95", "80 to 95 %"],
    ["0.95-2", "95 % and over"],
];

/** How many rows there are of each kind. */
export function count(rows) {
    const counts = Object.fromEntries(Object.keys(kinds).map(kind => [kind, 0]));
    rows.list.forEach(row => {
        for (const kind in kinds) if (kinds[kind][1](row)) counts[kind]++;
    });
    return counts;
}

/** The places of all rows in the order that is asked for; among equals the input's. */
export function arrange(rows, { sort, down }) {
    const order = new Uint32Array(rows.settled),
        last = rows.list.length;
    let filled = 0;
    for (let at = 0; at < last; at++) if (rows.list[at] !== undefined) order[filled++] = at;
    if (sort !== "place") {
        const keys = new Array(last),
            sign = down ? -1 : 1;
        for (const at of order) keys[at] = field(rows.list[at], sort) ?? "";
        order.sort((a, b) => (keys[a] < keys[b] ? -sign : keys[a] > keys[b] ? sign : a - b));
    } else if (down) order.reverse();
    return order;
}

/** Of that order, the places of the rows that are wanted. */
export function pick(rows, order, { words, kind, sure }) {
    const [from, below] = sure ? sure.split("-").map(Number) : [-1, 2],
        wanted = words.trim().toLowerCase(),
        is = kinds[kind][1],
        found = new Uint32Array(order.length);
    let size = 0;
    for (const at of order) {
        const row = rows.list[at],
            confidence = field(row, "confidence");
        if (confidence >= from && confidence < below && is(row) && (wanted === "" || rows.words(at).includes(wanted))) found[size++] = at;
    }
    return found.subarray(0, size);
}
