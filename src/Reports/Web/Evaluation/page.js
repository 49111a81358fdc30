"use strict";
// An evaluation's page: accuracy against compute in any unit, for all problems and by their difficulty, and what was found.
const measured = [Math.min(...data.points.map(point => point.all.low)), Math.max(...data.points.map(point => point.all.high))];

/** Every strategy at every budget in figures. */
function figureTable() {
    const rows = names.flatMap(name => data.points.filter(point => point.strategy === name));
    const keys = [
        p => p.strategy,
        p => p.n,
        p => p.all.accuracy,
        p => p.all.low,
        undefined,
        ...[0, 1, 2, 3, 4].map(bin => p => p.bins[bin].accuracy),
        ...["samples", "tokens", "verifierCalls", "flops"].map(unit => p => p.all[unit]),
    ];
    const best = n => Math.max(...data.points.filter(point => point.n === n).map(point => point.all.accuracy));
    return table(
        "Every strategy at every budget; spend is per problem, the best at a budget is bold",
        [
            "strategy",
            ["n", "n"],
            ["accuracy", "n"],
            ["95 % interval", "n"],
            "",
            ...[1, 2, 3, 4, 5].map(bin => [`bin ${bin}`, "n"]),
            ["samples", "n"],
            ["tokens", "n"],
            ["verifier calls", "n"],
            ["FLOPs", "n"],
        ],
        rows.map(({ strategy, n, all, bins }) => [
            el("b", {}, strategy),
            `${n}`,
            el(all.accuracy === best(n) ? "b" : "span", {}, percent(all.accuracy)),
            `${range(all.low, all.high)} %`,
            track(all.accuracy, all.low, all.high, measured),
            ...bins.map(bin => (bin.problems ? percent(bin.accuracy, 0) : "")),
            short(all.samples),
            whole(all.tokens),
            short(all.verifierCalls),
            flops(all.flops),
        ]),
        { keys: (row, column) => keys[column]?.(rows[row]) },
    );
}

page.replaceChildren(
    ...[
        el(
            "header",
            {},
            el("p", { class: "kind" }, "Ponder evaluation: accuracy against compute"),
            el("h1", {}, data.about?.file ?? data.title),
            el(
                "p",
                { class: "soft" },
                [
                    data.about ? data.title : null,
                    many(data.points[0]?.all.problems ?? 0, "problem"),
                    data.about?.begun ? moment(data.about.begun) : null,
                    data.about?.seconds !== undefined ? `took ${duration(1000 * data.about.seconds)}` : null,
                    data.about?.seed ? `seed ${data.about.seed}` : null,
                    "every model's tokens counted",
                    "95 % bootstrap intervals",
                ]
                    .filter(Boolean)
                    .join(" · "),
            ),
        ),
        el(
            "div",
            { class: "choices" },
            choice("Compute in", Object.entries(units), view.unit, unit => {
                view.unit = unit;
                refresh();
            }),
        ),
        mainChart.place,
        legend(),
        unseen,
        section(
            "By difficulty",
            el("p", { class: "soft" }, "Fifths of the problems by the pass rate of independent samples of this proposer."),
            el(
                "div",
                { class: "multiples" },
                binCharts.map(item => item.place),
            ),
        ),
        claims(),
        exchange(),
        section("Figures", figureTable()),
        data.leftOut.length
            ? section(
                  "Left out",
                  el(
                      "ul",
                      {},
                      data.leftOut.map(text => el("li", {}, text)),
                  ),
              )
            : null,
    ].filter(Boolean),
);
refresh();
