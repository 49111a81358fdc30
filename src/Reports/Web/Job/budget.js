"use strict";
// Where the budget went: by difficulty and wave, and what came of it.
const lookedEasy = data.verifier ? "by the scores of its first samples" : "by how far its first samples agree";
const basis = data.bins.byTable
    ? `A problem's difficulty as predicted ${lookedEasy}, before anything more was spent; where the bins begin was found on other problems. No known answer is used.`
    : `A problem's difficulty ${lookedEasy}, in fifths of the job. No known answer is used.`;
/** On a narrow screen the bins' numbers are all there is room for. */
const binAxis = c => {
    const isNarrow = innerWidth < 600;
    return axis(c, {
        type: "category",
        data: [1, 2, 3, 4, 5].map(bin => (isNarrow ? `${bin}` : binName(bin))),
        name: isNarrow ? "difficulty, 1 the easiest" : "difficulty",
        nameLocation: "middle",
        nameGap: 28,
        label: { interval: 0 },
    });
};
const room = { left: 8, right: 8, top: 34, bottom: 28, containLabel: true };
const head = (c, text) => ({ text, left: 0, top: 0, textStyle: { color: c.ink, fontSize: 13, fontWeight: 600, fontFamily: c.font } });

const hasKey = data.waves.length > 1 && data.waves.length <= 8;

const spentChart = chart(
    c => ({
        title: head(c, data.waves.length > 1 ? "Tokens, by wave" : "Tokens"),
        grid: { ...room, top: hasKey ? 62 : room.top },
        legend: hasKey ? { type: "scroll", left: 0, right: 0, top: 24, ...legendLook(c) } : undefined,
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
            data: data.bins.predicted.map(bin => bin.tokens[wave]),
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
                data: data.bins.predicted.flatMap((bin, i) => (bin.graded ? [[i, bin.right / bin.graded, bin.graded]] : [])),
            },
            {
                type: "custom",
                silent: true,
                data: data.bins.predicted.flatMap((bin, i) => (bin.graded ? [[i, ...wilson(bin.right, bin.graded)]] : [])),
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
    return section(
        "Where the budget went",
        el("p", { class: "soft" }, basis),
        el("div", { class: "charts" }, spentChart.place, graded ? rightChart.place : null),
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
            data.bins.predicted.map(bin => [
                binName(bin.bin),
                whole(bin.problems),
                bin.graded ? percent(bin.right / bin.graded) : "unknown",
                bin.graded ? `${range(...wilson(bin.right, bin.graded))} %` : "",
                whole(bin.tokens.reduce((sum, t) => sum + t, 0)),
                ...(data.waves.length > 1 ? bin.tokens.map(whole) : []),
            ]),
        ),
        waves(),
    );
}

/** What a wave ran, on how many problems; the most first. */
function ran({ visits, ran, strategy, moreRan }) {
    if (ran.length === 0) return strategy ? `${strategy}, and no problem has it yet` : "nothing: the cap left no room";
    const share = ({ strategy: name, problems }) =>
        problems === visits ? `${name} on ${visits === 1 ? "it" : "all of them"}` : `${name} on ${whole(problems)}`;
    return `${ran.map(share).join(", ")}${moreRan ? `, and ${many(moreRan, "further way", "further ways")}` : ""}`;
}

/** What each wave visited and ran; and what its allocator went by, once where that is the same. */
function waves() {
    const notes = [...new Set(data.waves.map(wave => wave.note).filter(Boolean))];
    if (data.waves.length < 2 && notes.length === 0) return null;
    const several = notes.length > 1;
    return [
        notes.length === 1 ? el("p", { class: "soft" }, `The allocator went by this: ${notes[0]}.`) : null,
        table(
            "What each wave did",
            [["wave", "n"], ["problems", "n"], ["tokens", "n"], ["a problem", "n"], "what it ran", ...(several ? ["what it went by"] : [])],
            data.waves.map((wave, i) => [
                `${i}`,
                whole(wave.visits),
                whole(waveTokens[i]),
                whole(waveTokens[i] / Math.max(1, wave.visits)),
                ran(wave),
                ...(several ? [wave.note && wave.note !== data.waves[i - 1]?.note ? wave.note : wave.note ? "the same" : ""] : []),
            ]),
        ),
    ];
}
