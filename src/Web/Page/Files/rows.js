// The rows of a job, by their places; while it runs, only what is new is asked for.
import { lines } from "./api.js";

/** Where in a row stands what: the first columns of every list, in their order. */
const names = [
    "place",
    "id",
    "answer",
    "reference",
    "correct",
    "status",
    "confidence",
    "review",
    "contested",
    "unread",
    "samples",
    "tokens",
];
const places = Object.fromEntries(names.map((name, at) => [name, at]));

/** That field of a row. */
export const field = (row, name) => row[places[name]];

/** A row as people take it along: every field by its name. */
export const plainRow = row => Object.fromEntries(names.map((name, at) => [name, row[at]]));

export class Rows {
    /** Rows by place, from 0; a hole where nothing has settled. */
    list = [];
    /** Problems that have settled. */
    settled = 0;
    /** How each problem's text begins, by its place. */
    texts = [];
    #next;
    #words = [];

    constructor(job) {
        this.job = job;
    }

    /** Asks for what is new until there is no more; tells now and then on the way, and at the end where anything came. */
    async load(signal, told = () => {}) {
        const telling = new Telling(told);
        for (let end = { more: true }; end.more; this.#next = end.next) {
            const order = [];
            let texts = 0;
            for await (const part of lines(`jobs/${this.job}/rows${this.#next ? `?after=${this.#next}` : ""}`, signal)) {
                for (const line of part) {
                    if (Array.isArray(line)) {
                        order.push(line[places.place] - 1);
                        telling.came = this.#take(line) || telling.came;
                    } else if (typeof line === "string") {
                        if (texts === 0) telling.now();
                        telling.came = this.#tell(order[texts++], line) || telling.came;
                    } else if (line.columns === undefined) end = line;
                }
                if (telling.isDue()) {
                    telling.now();
                    await new Promise(done => setTimeout(done, 10)); // What was told gets onto the screen.
                }
            }
        }
        telling.now();
        this.prepare();
    }

    /** Everything anew: a job that has ended knows more of its rows, such as which need review. */
    again() {
        this.#next = undefined;
    }

    /** What a search looks through, in small letters. */
    words(at) {
        const row = this.list[at];
        return (this.#words[at] ??=
            `${field(row, "id")}\n${this.texts[at] ?? ""}\n${field(row, "answer") ?? ""}\n${field(row, "reference") ?? ""}`.toLowerCase());
    }

    /** Has that ready for all before somebody searches, while nobody waits. */
    prepare(from = 0) {
        const end = Math.min(this.list.length, from + 4000);
        for (let at = from; at < end; at++) if (this.list[at] !== undefined) this.words(at);
        if (end < this.list.length) setTimeout(() => this.prepare(end));
    }

    /** Keeps a text; gives whether it was not known. */
    #tell(at, text) {
        if (this.texts[at] === text) return false;
        this.texts[at] = text;
        this.#words[at] = undefined;
        return true;
    }

    /** Keeps a row; gives whether it says anything new. */
    #take(row) {
        const at = row[places.place] - 1,
            had = this.list[at];
        if (had !== undefined && had.length === row.length && had.every((value, i) => value === row[i])) return false;
        this.settled += had === undefined;
        this.list[at] = row;
        this.#words[at] = undefined;
        return true;
    }
}

/** Tells of what came: of the first at once, then so seldom that telling takes a tenth of the time at most. */
class Telling {
    came = false;
    #rest = 0;

    constructor(tell) {
        this.tell = tell;
    }

    isDue() {
        return this.came && performance.now() >= this.#rest;
    }

    now() {
        if (!this.came) return;
        const start = performance.now();
        this.tell();
        const end = performance.now();
        this.#rest = end + Math.max(500, 10 * (end - start));
        this.came = false;
    }
}
