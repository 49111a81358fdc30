// Two jobs side by side: accuracy, spend, and which problems changed.
import { get } from "./api.js";
import { choice, el, fill, say, search } from "./dom.js";
import { Grid } from "./grid.js";
import { listed, sets } from "./listed.js";
import { match, changes, tally } from "./match.js";
import { open } from "./open.js";
import { standing } from "./problems.js";
import { field } from "./rows.js";
import { many, signed, title, whole } from "./words.js";

export async function showComparison(view, one, two) {
    const states = [open(one), open(two)];
    const jobs = await Promise.all([one, two].map(id => get(`jobs/${id}`, view.signal)));
    const said = el("p", { class: "soft", role: "status" }, "Loading…"),
        result = el("div");
    view.draw(
        "Two jobs",
        el("nav", { class: "way", "aria-label": "Jobs" }, el("a", { href: "#/" }, "‹ All jobs")),
        el("h1", { tabindex: -1 }, "Two jobs"),
        names(jobs),
        said,
        result,
    );
    await Promise.all(states.map(state => state.rows.load(view.signal)));
    const pairs = match(states[0].rows, states[1].rows);
    fill(result, totals(jobs, states, pairs), list(view, jobs, pairs, said));
}

const names = jobs =>
    el(
        "ul",
        { class: "pair" },
        jobs.map((job, i) =>
            el(
                "li",
                {},
                el("b", {}, "AB"[i]),
                " ",
                el("a", { href: `#/jobs/${job.job}` }, title(job)),
                " ",
                el("code", {}, job.job),
                title(job) === job.strategy ? null : ` ${job.strategy}`,
                el("span", { class: "soft" }, ` ${job.status}`),
            ),
        ),
    );

/** The table of what both came to. */
function totals(jobs, states, pairs) {
    const sums = states.map(({ rows }) => tally(rows)),
        [a, b] = sums;
    const line = (name, of, say = whole) => {
        const values = [0, 1].map(of);
        return el(
            "tr",
            {},
            el("th", { scope: "row" }, name),
            values.map(value => el("td", { class: "n" }, value === null ? "–" : say(value))),
            el("td", { class: "n" }, values.includes(null) ? "" : signed(values[1] - values[0], say)),
        );
    };
    const both = pairs.filter(pair => pair.a && pair.b);
    const gained = both.filter(pair => pair.change === "gained").length,
        lost = both.filter(pair => pair.change === "lost").length;
    return el(
        "section",
        { "aria-labelledby": "totals" },
        el("h2", { id: "totals" }, "What they came to"),
        el(
            "table",
            { class: "totals" },
            el(
                "thead",
                {},
                el(
                    "tr",
                    {},
                    ["", "A", "B", "B less A"].map((name, i) =>
                        name ? el("th", { scope: "col", class: i ? "n" : null }, name) : el("td"),
                    ),
                ),
            ),
            el(
                "tbody",
                {},
                line("problems settled", i => sums[i].settled),
                a.graded + b.graded > 0
                    ? line(
                          "accuracy, %",
                          i => (sums[i].graded ? (100 * sums[i].right) / sums[i].graded : null),
                          v => v.toFixed(1),
                      )
                    : null,
                line("tokens charged", i => jobs[i].spentTokens),
                line("of these in doubt", i => jobs[i].inDoubtTokens ?? 0),
                line("samples", i => sums[i].samples),
                line("tokens per right answer", i => (sums[i].right ? jobs[i].spentTokens / sums[i].right : null)),
            ),
        ),
        both.length === 0
            ? el("p", { class: "wary" }, "They have no problem in common.")
            : el(
                  "p",
                  {},
                  `Of ${many(both.length, "problem")} in both, B is right on ${whole(gained)} that A got wrong, and wrong on ${whole(lost)} that A got right.`,
              ),
    );
}

const columnsOf = set => [
    { name: "Problem", kind: "id", cell: pair => pair.id },
    { name: "Text", kind: "text", cell: pair => set(pair.text ?? "") },
    { name: "A", kind: "answer", cell: pair => side(pair.a, set) },
    { name: "B", kind: "answer second", cell: pair => side(pair.b, set) },
    { name: "Known", kind: "known", cell: pair => set(field(pair.a ?? pair.b, "reference") ?? "") },
];

const side = (row, set) =>
    row
        ? [field(row, "answer") === null ? "" : [set(field(row, "answer")), " "], el("span", { class: "mark" }, standing(row))]
        : el("span", { class: "soft" }, "not there");

function list(view, jobs, pairs, said) {
    let [kind, words, isSet] = ["changed", "", false];
    const grid = new Grid({
        label: "Problems of both",
        columns: columnsOf(text => listed(text, isSet)),
        item: at => pairs[at],
        link: at => `#/compare/${jobs[0].job}/${jobs[1].job}/${place(pairs[at].a)}/${place(pairs[at].b)}`,
    });
    grid.element.classList.add("pairs");
    grid.follow(view.signal);
    const options = Object.entries(changes).map(([name, { words: called, is }]) => [name, `${called} (${whole(pairs.filter(is).length)})`]);

    function show() {
        const found = [];
        pairs.forEach((pair, at) => {
            if (changes[kind].is(pair) && (words === "" || pair.words.includes(words))) found.push(at);
        });
        grid.show(found);
        say(said, `${whole(found.length)} of ${whole(pairs.length)} shown`);
    }

    queueMicrotask(show);
    const texts = pairs.flatMap(pair => [pair.text, field(pair.a ?? pair.b, "answer")]);
    sets(jobs, texts).then(set => {
        isSet = set;
        if (set) show();
    });
    return el(
        "section",
        { "aria-labelledby": "changed" },
        el("h2", { id: "changed" }, "Which problems changed"),
        el(
            "div",
            { class: "choices" },
            choice("Show", options, kind, value => ((kind = value), show())),
            search("Find", "id, words or answer", "", value => ((words = value.toLowerCase()), show())),
        ),
        said,
        grid.element,
    );
}

const place = row => (row ? field(row, "place") : 0);
