"use strict";
// The problems, those that want an eye first, to be filtered, sorted, linked to and opened.
const names = {
    contested: "contested",
    failed: "failed",
    partial: "cut short",
    wrong: "wrong",
    none: graded === data.problems ? "right" : "others",
};
const columns = ["problem", "state", "answer", "reference", ["confidence", "n"], ["difficulty", "n"], ["samples", "n"], ["tokens", "n"]];

/** What the columns sort by. */
const sortKeys = [p => p.id, ended, p => p.answer, p => p.reference, p => p.confidence, p => p.bin, p => p.samples, p => p.tokens];

function row(problem, number) {
    const place = el("td", { colspan: columns.length, role: "cell" });
    const more = el("tr", { class: "more", role: "row", id: `more${number}`, hidden: true }, place);
    const open = el(
        "button",
        {
            class: "open",
            type: "button",
            "aria-expanded": "false",
            "aria-controls": `more${number}`,
            click: () => {
                more.hidden = !more.hidden;
                open.setAttribute("aria-expanded", `${!more.hidden}`);
                if (!place.hasChildNodes()) place.append(details(problem));
                charts.filter(item => !item.made).forEach(draw);
            },
        },
        problem.id,
    );
    const tone = problem.correct === undefined ? undefined : problem.correct ? "good" : "bad";
    const state = ended(problem);
    const cells = [
        open,
        el("span", { class: state === "right" || state === "answered" ? undefined : state === "wrong" ? "bad" : "wary" }, state),
        el(
            "span",
            { class: tone },
            problem.answer === undefined ? "none" : answerText(problem.answer, problem.kind),
            tone ? (problem.correct ? " ✓" : " ✗") : "",
        ),
        problem.reference === undefined ? "" : el("span", {}, answerText(problem.reference, problem.kind)),
        percent(problem.confidence, 0),
        `${problem.bin}`,
        whole(problem.samples),
        whole(problem.tokens),
    ];
    return {
        problem,
        open,
        line: tableRow(cells.map((content, i) => tableCell(columns[i], content))),
        more,
        words: `${problem.id} ${problem.answer ?? ""} ${problem.tree?.text ?? ""}`.toLowerCase(),
    };
}

const list = {
    rows: data.shown.map(row),
    concern: "all",
    search: "",
    said: el("p", { class: "soft", role: "status" }),
    body: el("tbody", { role: "rowgroup" }),
    /** Those that are asked for. */
    get wanted() {
        return this.rows.filter(
            ({ problem, words }) => (this.concern === "all" || problem.concern === this.concern) && words.includes(this.search),
        );
    },
    /** Shows them. */
    show() {
        const wanted = new Set(this.wanted);
        for (const row of this.rows) {
            row.line.hidden = !wanted.has(row);
            if (row.line.hidden && !row.more.hidden) row.open.click();
        }
        const of = this.concern === "all" ? data.problems : data.concerns.find(c => c.concern === this.concern).problems;
        this.said.textContent = `${whole(wanted.size)} of ${whole(of)} ${wanted.size === of ? "shown" : "shown; every one is in results.jsonl"}`;
    },
    /** Puts the rows in the order of a column; −1 is the page's own. */
    sort(by, down) {
        const order = by < 0 ? this.rows : [...this.rows].sort((a, b) => inOrder(sortKeys[by](a.problem), sortKeys[by](b.problem), down));
        this.body.append(...order.flatMap(({ line, more }) => [line, more]));
    },
    /** Opens the problem that the address names. */
    follow() {
        const id = decodeURIComponent(location.hash.slice(1));
        if (id === "") return;
        const found = this.rows.find(row => row.problem.id === id);
        if (!found) {
            this.said.textContent = `${id} is not on this page; every problem is in results.jsonl.`;
            this.said.scrollIntoView({ block: "center" });
            return;
        }
        if (found.line.hidden) this.clear();
        if (found.more.hidden) found.open.click();
        found.line.scrollIntoView();
        found.open.focus({ preventScroll: true });
    },
    /** Shows all again. */
    clear() {
        [this.concern, this.search] = ["all", ""];
        document.querySelector("input[name=concern][value=all]").checked = true;
        document.querySelector("input[type=search]").value = "";
        this.show();
    },
};

const concernChoice = (concern, words) =>
    el(
        "label",
        {},
        el("input", {
            type: "radio",
            name: "concern",
            value: concern,
            checked: concern === "all",
            change: () => {
                list.concern = concern;
                list.show();
            },
        }),
        el("span", {}, words),
    );

function problems() {
    list.sort(-1);
    list.show();
    const head = tableHead(columns, (by, down) => list.sort(by, down));
    const rows = () => list.wanted.map(({ problem }) => plainRow(problem));
    return section(
        "Problems",
        el(
            "p",
            { class: "soft" },
            "Contested answers come first, then what failed, was cut short or is wrong. Open one for its vote and its candidates.",
        ),
        el(
            "div",
            { class: "choices" },
            el(
                "fieldset",
                { class: "filters" },
                el("legend", { class: "unseen" }, "Which problems"),
                concernChoice("all", "all"),
                data.concerns.filter(c => c.problems > 0).map(c => concernChoice(c.concern, `${names[c.concern]} ${whole(c.problems)}`)),
            ),
            el(
                "label",
                { class: "choice" },
                el("span", {}, "Find"),
                el("input", {
                    type: "search",
                    placeholder: "id, answer or words",
                    input: event => {
                        list.search = event.target.value.toLowerCase();
                        list.show();
                    },
                }),
            ),
            head.chooser,
        ),
        el(
            "p",
            { class: "take" },
            list.said,
            downloads("Download as CSV", `${data.job}.csv`, "text/csv", () => csv(rows())),
            downloads("Download as JSON Lines", `${data.job}.jsonl`, "application/jsonl", () => jsonLines(rows())),
        ),
        el("table", { class: "problems", role: "table" }, el("caption", { class: "unseen" }, "Problems"), head.row, list.body),
    );
}
