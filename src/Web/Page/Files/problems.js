// The problems of a job: a filter, an order, and a list that is as quick with a hundred thousand as with ten.
import { csv, downloads, jsonLines } from "./copying.js";
import { choice, el, fill, say, search } from "./dom.js";
import { Grid } from "./grid.js";
import { listed } from "./listed.js";
import { arrange, bands, count, kinds, pick } from "./query.js";
import { field, plainRow } from "./rows.js";
import { percent, solves, whole } from "./words.js";

/** How a row stands, in words and a tone. */
export function standing(row) {
    const correct = field(row, "correct"),
        flags = [field(row, "review") ? "review" : null, field(row, "contested") ? "contested" : null].filter(Boolean);
    const state = solves[field(row, "status")],
        none = field(row, "answer") === null;
    const [words, tone] =
        correct === true
            ? ["✓ right", "good"]
            : none
              ? [state === "answered" ? "no answer" : state, "bad"]
              : correct === false
                ? ["✗ wrong", "bad"]
                : [state, ""];
    return el(
        "span",
        { class: tone || null },
        `${words}${state === "cut short" && !none ? ", cut short" : ""}`,
        flags.length ? el("span", { class: "wary" }, ` ${flags.join(", ")}`) : null,
    );
}

const columnsOf = (rows, set) => [
    { name: "Problem", key: "place", kind: "id", cell: row => field(row, "id") },
    { name: "Text", kind: "text", cell: (_, at) => set(rows.texts[at] ?? "") },
    { name: "Answer", key: "answer", kind: "answer", cell: row => set(field(row, "answer") ?? "none") },
    { name: "Known", key: "reference", kind: "known", cell: row => set(field(row, "reference") ?? "") },
    { name: "State", key: "correct", kind: "standing", cell: standing },
    { name: "Sure", key: "confidence", kind: "n sure", cell: row => percent(field(row, "confidence")) },
    { name: "Samples", key: "samples", kind: "n samples", cell: row => whole(field(row, "samples")) },
    { name: "Tokens", key: "tokens", kind: "n tokens", cell: row => whole(field(row, "tokens")) },
];

export function problems(view, id, state) {
    const { rows, query } = state,
        columns = columnsOf(rows, text => listed(text, state.isSet));
    let order = new Uint32Array();
    const said = el("p", { class: "soft", role: "status" }, "Loading…"),
        chips = el("fieldset", { class: "filters" });
    const grid = new Grid({
        label: "Problems",
        columns,
        item: at => rows.list[at],
        link: at => `#/jobs/${id}/problems/${at + 1}`,
        sort: () => ({ key: query.sort, down: query.down }),
        sorted: key => sortBy(key, query.sort === key ? !query.down : false),
    });
    grid.follow(view.signal);
    const sorting = choice(
        "Sort by",
        columns
            .filter(column => column.key)
            .flatMap(({ key, name }) => [
                [key, name],
                [`${key} down`, `${name}, falling`],
            ]),
        `${query.sort}${query.down ? " down" : ""}`,
        value => sortBy(value.split(" ")[0], value.endsWith(" down")),
        "choice sorting",
    );

    function sortBy(sort, down) {
        Object.assign(query, { sort, down });
        sorting.querySelector("select").value = `${sort}${down ? " down" : ""}`;
        order = arrange(rows, query);
        filter();
    }

    function filter(change = {}) {
        Object.assign(query, change);
        state.shown = pick(rows, order, query);
        grid.show(state.shown);
        say(said, rows.settled === 0 ? "No problem has settled yet." : `${whole(state.shown.length)} of ${whole(rows.settled)} shown`);
    }

    function renew() {
        const counts = count(rows);
        const offered = Object.keys(kinds).filter(kind => kind === "all" || counts[kind] > 0 || kind === query.kind);
        const key = offered.map(kind => `${kind} ${counts[kind]}`).join();
        if (chips.dataset.shown !== key) {
            chips.dataset.shown = key;
            const focused = chips.contains(document.activeElement);
            fill(
                chips,
                el("legend", { class: "unseen" }, "Which problems"),
                offered.map(kind => chip(kind, counts[kind])),
            );
            if (focused) chips.querySelector(":checked")?.focus();
        }
        order = arrange(rows, query);
        filter();
    }

    const taken = () => Array.from(state.shown, at => plainRow(rows.list[at]));
    const chip = (kind, of) =>
        el(
            "label",
            {},
            el("input", { type: "radio", name: "kind", value: kind, checked: kind === query.kind, change: () => filter({ kind }) }),
            el("span", {}, `${kinds[kind][0]} ${whole(of)}`),
        );

    return {
        renew,
        resume: () => {
            if (rows.settled > 0) renew();
            if (state.last !== undefined) grid.resume(state.last);
        },
        element: el(
            "section",
            { "aria-labelledby": "problems" },
            el("h2", { id: "problems" }, "Problems"),
            el(
                "div",
                { class: "choices" },
                search("Find", "id, words or answer", query.words, words => filter({ words })),
                chips,
                choice("Sure", bands, query.sure, sure => filter({ sure })),
                sorting,
            ),
            el(
                "div",
                { class: "take" },
                said,
                downloads("Download as CSV", `${id}.csv`, "text/csv", () => csv(taken())),
                downloads("Download as JSON Lines", `${id}.jsonl`, "application/jsonl", () => jsonLines(taken())),
            ),
            grid.element,
        ),
    };
}
