// Jobs that have been opened in this tab: their rows and what was asked of them, so that going back is at once.
import { noQuery } from "./query.js";
import { Rows } from "./rows.js";

const most = 3;
const opened = new Map();

export function open(job) {
    const state = opened.get(job) ?? { rows: new Rows(job), query: noQuery(), shown: [], last: undefined };
    opened.delete(job);
    opened.set(job, state);
    if (opened.size > most) opened.delete(opened.keys().next().value);
    return state;
}
