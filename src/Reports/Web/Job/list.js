"use strict";
// The problems, those that want an eye first, to be filtered and opened.
const states = { solved: "solved", partial: "cut short", failed: "failed" };
const names = {
    contested: "contested",
    failed: "failed",
    partial: "cut short",
    wrong: "wrong",
    none: graded === data.problems ? "right" : "others",
};
const columns = ["problem", "state", "answer", "reference", ["confidence", "n"], ["difficulty", "n"], ["samples", "n"], ["tokens", "n"]];

function row(problem, number) {
    const place = el("td", { colspan: columns.length });
    const more = el("tr", { class: "more", id: `more${number}`, hidden: true }, place);
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
    const state = problem.contested
        ? problem.status === "solved"
            ? "contested"
            : `${states[problem.status]}, contested`
        : states[problem.status];
    const bin = el("td", { class: "n" });
    const line = el(
        "tr",
        {},
        el("td", {}, open),
        el("td", { class: problem.status === "solved" && !problem.contested ? undefined : "wary" }, state),
        el("td", { class: tone }, problem.answer ?? "none", tone ? (problem.correct ? " ✓" : " ✗") : ""),
        el("td", {}, problem.reference ?? ""),
        el("td", { class: "n" }, percent(problem.confidence, 0)),
        bin,
        el("td", { class: "n" }, whole(problem.samples)),
        el("td", { class: "n" }, whole(problem.tokens)),
    );
    return {
        problem,
        line,
        more,
        words: `${problem.id} ${problem.answer ?? ""} ${problem.tree?.text ?? ""}`.toLowerCase(),
        bin: () => {
            bin.textContent = `${basis === "known" ? problem.knownBin : problem.bin}`;
        },
    };
}

const list = {
    rows: data.shown.map(row),
    concern: "all",
    search: "",
    said: el("p", { class: "soft", role: "status" }),
    /** Shows the rows that are asked for. */
    show() {
        let seen = 0;
        for (const { problem, line, more, words, bin } of this.rows) {
            const wanted = (this.concern === "all" || problem.concern === this.concern) && words.includes(this.search);
            bin();
            line.hidden = !wanted;
            if (!wanted && !more.hidden) line.querySelector("button").click();
            seen += wanted;
        }
        const of = this.concern === "all" ? data.problems : data.concerns.find(c => c.concern === this.concern).problems;
        this.said.textContent = `${whole(seen)} of ${whole(of)} ${seen === of ? "shown" : "shown; every one is in results.jsonl"}`;
    },
};

function problems() {
    const filter = (concern, words) =>
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
    list.show();
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
                filter("all", "all"),
                data.concerns.filter(c => c.problems > 0).map(c => filter(c.concern, `${names[c.concern]} ${whole(c.problems)}`)),
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
            list.said,
        ),
        el(
            "div",
            { class: "scroll" },
            el(
                "table",
                { class: "problems" },
                el("caption", { class: "unseen" }, "Problems"),
                el(
                    "thead",
                    {},
                    el(
                        "tr",
                        {},
                        columns.map(c =>
                            el("th", { scope: "col", class: Array.isArray(c) ? c[1] : undefined }, Array.isArray(c) ? c[0] : c),
                        ),
                    ),
                ),
                el(
                    "tbody",
                    {},
                    list.rows.map(({ line, more }) => [line, more]),
                ),
            ),
        ),
    );
}
