"use strict";
// Where the budget went: by difficulty and wave, and what came of it.
const bases = {
    known: ["by the reference", "By the share of its votes that are right, in fifths of the job."],
    predicted: ["as predicted", "By what the verifier made of its first samples, or how far they agreed: what an allocator goes by."],
};
let basis = data.bins.known ? "known" : "predicted";
const binAxis = c =>
    axis(c, { type: "category", data: [1, 2, 3, 4, 5].map(binName), name: "difficulty", nameLocation: "middle", nameGap: 28 });
const room = { left: 8, right: 8, top: 34, bottom: 28, containLabel: true };
const head = (c, text) => ({ text, left: 0, top: 0, textStyle: { color: c.ink, fontSize: 13, fontWeight: 600, fontFamily: c.font } });

const spentChart = chart(
    c => ({
        title: head(c, data.waves.length > 1 ? "Tokens, by wave" : "Tokens"),
        grid: room,
        legend:
            data.waves.length > 1 && data.waves.length <= 8
                ? { type: "scroll", left: 120, right: 0, top: 0, itemWidth: 10, itemHeight: 10, textStyle: { color: c.soft, fontSize: 12 } }
                : undefined,
        tooltip: tip(c, {
            trigger: "axis",
            axisPointer: { type: "shadow", shadowStyle: { color: c.line, opacity: 0.4 } },
            valueFormatter: whole,
        }),
        xAxis: binAxis(c),
        yAxis: axis(c, { type: "value", label: { formatter: short } }),
        series: data.waves.map((_, wave) => ({
            name: `wave ${wave}`,
            type: "bar",
            stack: "all",
            barMaxWidth: 56,
            itemStyle: { color: waveColour(c, wave, data.waves.length), borderColor: c.paper, borderWidth: 0.5 },
            data: data.bins[basis].map(bin => bin.tokens[wave]),
        })),
    }),
    "Tokens spent by difficulty and wave; the table of figures says the same",
);

const rightChart = chart(
    c => ({
        title: head(c, "Accuracy, with 95 % intervals"),
        grid: room,
        tooltip: tip(c, {
            trigger: "item",
            formatter: p => `bin ${safe(binName(p.value[0] + 1))}<br>${percent(p.value[1])} of ${many(p.value[2], "problem")}`,
        }),
        xAxis: binAxis(c),
        yAxis: axis(c, { type: "value", min: 0, max: 1, label: { formatter: v => percent(v, 0) } }),
        series: [
            {
                type: "scatter",
                symbolSize: 11,
                itemStyle: { color: c.mark, opacity: 1 },
                data: data.bins[basis].flatMap((bin, i) => (bin.graded ? [[i, bin.right / bin.graded, bin.graded]] : [])),
            },
            {
                type: "custom",
                silent: true,
                data: data.bins[basis].flatMap((bin, i) => (bin.graded ? [[i, ...wilson(bin.right, bin.graded)]] : [])),
                renderItem: (_, api) => {
                    const [x, low] = api.coord([api.value(0), api.value(1)]),
                        [, high] = api.coord([api.value(0), api.value(2)]);
                    return { type: "line", shape: { x1: x, y1: low, x2: x, y2: high }, style: { stroke: c.mark, lineWidth: 1.5 } };
                },
            },
        ],
    }),
    "Accuracy by difficulty; the table of figures says the same",
);

function budget() {
    const note = el("p", { class: "soft" }),
        place = el("div");
    const show = () => {
        note.textContent = bases[basis][1];
        place.replaceChildren(
            figures(
                "Tokens and accuracy by difficulty",
                [
                    "difficulty",
                    ["problems", "n"],
                    ["accuracy", "n"],
                    ["95 % interval", "n"],
                    ["tokens", "n"],
                    ...(data.waves.length > 1 ? data.waves.map((_, w) => [`wave ${w}`, "n"]) : []),
                ],
                data.bins[basis].map(bin => [
                    binName(bin.bin),
                    whole(bin.problems),
                    bin.graded ? percent(bin.right / bin.graded) : "unknown",
                    bin.graded ? `${range(...wilson(bin.right, bin.graded))} %` : "",
                    whole(bin.tokens.reduce((sum, t) => sum + t, 0)),
                    ...(data.waves.length > 1 ? bin.tokens.map(whole) : []),
                ]),
            ),
        );
    };
    show();
    return section(
        "Where the budget went",
        data.bins.known
            ? el(
                  "div",
                  { class: "choices" },
                  choice(
                      "Difficulty",
                      Object.entries(bases).map(([key, [words]]) => [key, words]),
                      basis,
                      value => {
                          basis = value;
                          show();
                          redraw();
                          list.show();
                      },
                  ),
              )
            : null,
        note,
        el("div", { class: "charts" }, spentChart.place, graded ? rightChart.place : null),
        place,
        waves(),
    );
}

/** What each wave visited, and what its allocator went by. */
function waves() {
    if (data.waves.length < 2 && !data.waves.some(wave => wave.note)) return null;
    return table(
        "What each wave did",
        [["wave", "n"], ["problems", "n"], ["tokens", "n"], "what it ran, or went by"],
        data.waves.map((wave, i) => [
            `${i}`,
            whole(wave.visits),
            whole(waveTokens[i]),
            wave.note ?? (wave.strategy ? `${wave.strategy} for every problem` : "what the cap left unfinished"),
        ]),
    );
}
