"use strict";
// Accuracy against compute, a line per strategy.
const units = {
    tokens: "tokens per problem",
    samples: "sampled solutions per problem",
    flops: "FLOPs per problem",
    verifierCalls: "verifier calls per problem",
};
const names = [...new Set(data.points.map(point => point.strategy))];
const shapes = [
    ["circle", "●"],
    ["rect", "■"],
    ["triangle", "▲"],
    ["diamond", "◆"],
];
const dashes = ["solid", "dashed", "dotted"];
const few = 6;
const view = { unit: "tokens", off: new Set(), focus: null };

/** How a strategy looks everywhere: eight colours, four symbols and three dashes tell the lines apart, whoever sees no colours too. */
const look = name => {
    const i = names.indexOf(name);
    return { colour: i % 8, shape: shapes[(i + Math.floor(i / 8)) % 4], dash: dashes[Math.floor(i / 8) % 3] };
};

/** A strategy's cells that a logarithmic axis can show, from the cheapest. */
const cells = (name, of) =>
    data.points
        .filter(point => point.strategy === name)
        .map(point => ({ n: point.n, ...of(point) }))
        .filter(cell => cell.problems > 0 && cell[view.unit] > 0)
        .sort((a, b) => a[view.unit] - b[view.unit]);

/** Round numbers along a logarithmic axis: 1, 2 and 5 times powers of ten, or only those where they would be many. */
function ticks(low, high, most) {
    const of = steps => {
        const found = [];
        for (let power = Math.floor(low); power <= Math.ceil(high); power++) found.push(...steps.map(step => power + Math.log10(step)));
        return found.filter(tick => tick >= low && tick <= high);
    };
    return [[1, 2, 5], [1, 3], [1]].map(of).find(found => found.length <= most && found.length > 1) ?? of([1]);
}

/** How high the names of lines stand beside the chart: where each line ends, or as near to that as the others leave room. */
function heights(seen) {
    const bottom = mainChart.made.getHeight() - 60,
        apart = Math.min(14, bottom / seen.length);
    const placed = seen
        .map(({ name, at }) => [name, mainChart.made.convertToPixel({ yAxisIndex: 0 }, at.at(-1).accuracy)])
        .sort((a, b) => a[1] - b[1]);
    let last = -Infinity;
    for (const place of placed) last = place[1] = Math.max(place[1], last + apart);
    let next = Math.max(bottom, -Infinity);
    for (const place of [...placed].reverse()) {
        place[1] = Math.min(place[1], next);
        next = place[1] - apart;
    }
    return new Map(placed);
}

/** Whether there is room for names beside the lines; the key below says them too. */
const hasRoom = () => mainChart.place.offsetWidth > 600;

/** The options of a chart of those cells; a small one has no labels at its lines. */
function lines(c, of, small) {
    const seen = names
        .filter(name => !view.off.has(name))
        .map(name => ({ name, at: cells(name, of), ...look(name) }))
        .filter(line => line.at.length);
    const all = seen.flatMap(line => line.at),
        x = cell => Math.log10(cell[view.unit]);
    const wide = (small ? seen.flatMap(line => [0, 1, 2, 3, 4].flatMap(bin => cells(line.name, point => point.bins[bin]))) : all).map(x);
    if (all.length === 0)
        return {
            title: { text: "nothing to draw", left: "center", top: "middle", textStyle: { color: c.soft, fontSize: 13, fontWeight: 400 } },
        };
    const pad = 0.04 + 0.02 * (Math.max(...wide) - Math.min(...wide));
    const [left, right] = [Math.min(...wide) - pad, Math.max(...wide) + pad];
    const crowded = seen.length > few;
    const whiskers = !small && !crowded;
    const marks = ticks(left, right, small ? 4 : 10);
    const fade = name => (view.focus === null || view.focus === name ? 1 : 0.15);
    const room = 16 + 7 * Math.max(...seen.map(line => Math.min(line.name.length, 30)));
    const grid = { left: 8, right: small || !hasRoom() ? 12 : room + 16, top: small ? 28 : 12, bottom: small ? 4 : 30, containLabel: true };
    return {
        grid,
        title: small
            ? { text: small, left: 0, top: 0, textStyle: { color: c.ink, fontSize: 13, fontWeight: 600, fontFamily: c.font } }
            : undefined,
        tooltip: tip(c, {
            trigger: "item",
            formatter: p =>
                `<b>${safe(p.seriesName)}</b>, n = ${p.value[4]}<br>${percent(p.value[1])}, 95 % interval ${range(p.value[2], p.value[3])} %` +
                `<br>${short(10 ** p.value[0])} ${units[view.unit]}`,
        }),
        xAxis: axis(c, {
            type: "value",
            min: left,
            max: right,
            name: small ? undefined : `${units[view.unit]}, logarithmic`,
            nameLocation: "middle",
            nameGap: 30,
            axisTick: { show: false, customValues: marks },
            splitLine: { show: !small, lineStyle: { color: c.line } },
            label: { customValues: marks, formatter: v => short(+(10 ** v).toPrecision(2)), hideOverlap: true },
        }),
        yAxis: axis(c, {
            type: "value",
            min: small ? 0 : Math.max(0, Math.floor(10 * Math.min(...all.map(cell => (whiskers ? cell.low : cell.accuracy))) - 0.2) / 10),
            max: small ? 1 : Math.min(1, Math.ceil(10 * Math.max(...all.map(cell => (whiskers ? cell.high : cell.accuracy))) + 0.2) / 10),
            interval: small ? 0.5 : undefined,
            label: { formatter: v => percent(v, 0) },
        }),
        series: seen.flatMap(({ name, at, colour, shape, dash }) => [
            {
                name,
                type: "line",
                symbol: shape[0],
                symbolSize: small ? 5 : crowded ? 6 : 8,
                showSymbol: !(small && crowded),
                z: view.focus === name ? 5 : 3,
                data: at.map(cell => [x(cell), cell.accuracy, cell.low, cell.high, cell.n]),
                lineStyle: { color: c.lines[colour], type: dash, width: small ? 1.5 : 2, opacity: fade(name) },
                itemStyle: { color: c.lines[colour], opacity: fade(name) },
                emphasis: { disabled: true },
                endLabel: {
                    show: !small && hasRoom(),
                    formatter: `{mark|${shape[1]}} ${name.length > 30 ? `${name.slice(0, 29)}…` : name}`,
                    rich: { mark: { color: c.lines[colour] } },
                    color: c.ink,
                    opacity: fade(name),
                    fontSize: 12,
                    fontFamily: c.font,
                    distance: 8,
                },
                labelLayout: () => ({ x: mainChart.place.offsetWidth - room, y: heights(seen).get(name) }),
            },
            {
                name,
                type: "custom",
                silent: true,
                z: 2,
                data: whiskers || view.focus === name ? at.map(cell => [x(cell), cell.low, cell.high]) : [],
                renderItem: (_, api) => {
                    const [at, low] = api.coord([api.value(0), api.value(1)]),
                        [, high] = api.coord([api.value(0), api.value(2)]);
                    return {
                        type: "line",
                        shape: { x1: at, y1: low, x2: at, y2: high },
                        style: { stroke: c.lines[colour], lineWidth: small ? 1 : 1.5, opacity: 0.45 * fade(name) },
                    };
                },
            },
        ]),
    };
}

const mainChart = chart(
    c => lines(c, point => point.all),
    "Accuracy against compute, a line per strategy; the table of figures says the same",
    "27rem",
);
const binCharts = [1, 2, 3, 4, 5].map(bin =>
    chart(
        c => lines(c, point => point.bins[bin - 1], `Bin ${binName(bin)}`),
        `Accuracy against compute in difficulty bin ${bin}; the table of figures says the same`,
        "11rem",
    ),
);
