"use strict";
// Two jobs side by side: their figures, and the problems that got another answer.
const interval = (estimate, say) => `${say(estimate.low)} to ${say(estimate.high)}`;
const verdict = side =>
    side.right === null || side.right === undefined
        ? null
        : el("b", { class: side.right ? "good" : "wary" }, side.right ? " right" : " wrong");
const answer = side => el("span", {}, side.answer ? answerText(side.answer) : "no answer", verdict(side));

/** A problem's id, with its text below once somebody opens it. */
function unfolding({ id, problem }) {
    const made = el(
        "details",
        { toggle: () => made.open && made.children.length === 1 && made.append(prose(problem)) },
        el("summary", {}, id),
    );
    return made;
}

const sortKeys = [p => p.id, p => p.reference, p => p.a.answer, p => p.b.answer, p => p.a.tokens, p => p.b.tokens, p => change(p)];

/** What a change is worth, where that is known. */
function change({ a, b }) {
    if (a.right === false && b.right === true) return "became right";
    if (a.right === true && b.right === false) return "became wrong";
    return a.right === false ? "wrong in both" : "another answer";
}

function figureRows() {
    const rows = [];
    if (data.accuracy) {
        rows.push([
            `accuracy, ${many(data.judged, "known answer")}`,
            ...[data.a, data.b].map(job => `${percent(job.accuracy.value)} (${range(job.accuracy.low, job.accuracy.high)})`),
            `${points(data.accuracy.value)} points (${interval(data.accuracy, points)})`,
        ]);
    }
    rows.push([
        "tokens a problem",
        ...[data.a, data.b].map(job => whole(job.tokens.value)),
        `${signed(data.tokens.value, 0)} (${interval(data.tokens, value => signed(value, 0))})`,
    ]);
    const more = data.b.total - data.a.total;
    rows.push(["tokens in all", whole(data.a.total), whole(data.b.total), `${more < 0 ? "−" : "+"}${whole(Math.abs(more))}`]);
    return rows;
}

const kinds = ["all", ...new Set(data.changed.map(change))];
const list = el("div");

function refresh(kind) {
    const shown = data.changed.filter(item => kind === "all" || change(item) === kind);
    list.replaceChildren(
        table(
            `${many(shown.length, "problem")}`,
            ["problem", "known answer", "A", "B", ["A tokens", "n"], ["B tokens", "n"], "change"],
            shown.map(item => [
                unfolding(item),
                item.reference ? el("span", {}, answerText(item.reference)) : "",
                answer(item.a),
                answer(item.b),
                whole(item.a.tokens),
                whole(item.b.tokens),
                change(item),
            ]),
            { keys: (row, column) => sortKeys[column](shown[row]) },
        ),
    );
}

page.replaceChildren(
    ...[
        el(
            "header",
            {},
            el("p", { class: "kind" }, "Ponder comparison"),
            el("h1", {}, `${data.a.strategy} and ${data.b.strategy}`),
            el(
                "p",
                { class: "soft" },
                "A is job ",
                el("code", {}, data.a.job),
                ", B is job ",
                el("code", {}, data.b.job),
                ` · ${many(data.both, "problem")} in both`,
                data.a.alone + data.b.alone ? ` · ${data.a.alone} only in A, ${data.b.alone} only in B` : "",
            ),
        ),
        section(
            "Side by side",
            el("p", { class: "soft" }, "B − A is paired, problem by problem, with its 95 % bootstrap interval."),
            table("Side by side", ["", ["A", "n"], ["B", "n"], ["B − A", "n"]], figureRows(), { hidden: true }),
        ),
        section(
            "Problems with another answer",
            el(
                "p",
                { class: "soft" },
                `${whole(data.differ)} of ${whole(data.both)}`,
                data.accuracy ? `: ${whole(data.becameRight)} became right, ${whole(data.becameWrong)} became wrong` : "",
                data.differ > data.changed.length ? `; the first ${whole(data.changed.length)} are below` : "",
            ),
            kinds.length > 2
                ? choice(
                      "Show",
                      kinds.map(kind => [kind, kind]),
                      "all",
                      refresh,
                  )
                : null,
            list,
        ),
    ].filter(Boolean),
);
refresh("all");
