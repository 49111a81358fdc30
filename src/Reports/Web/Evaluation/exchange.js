"use strict";
// The small model that thinks longer against a larger one that answers at once.
function exchange() {
    if (!data.exchange?.length) return null;
    const ratios = [...new Set(data.exchange.map(row => row.r))],
        place = bin => (bin === 0 ? 6 : bin);
    const drawn = chart(
        c => ({
            grid: { left: 8, right: 8, top: 34, bottom: 28, containLabel: true },
            legend: { left: 0, top: 0, itemWidth: 10, itemHeight: 10, textStyle: { color: c.ink, fontSize: 12, fontFamily: c.font } },
            tooltip: tip(c, {
                trigger: "item",
                formatter: p =>
                    `${safe(p.seriesName)}, ${p.value[2] === 0 ? "all problems" : `difficulty ${safe(binName(p.value[2]))}`}<br>${points(p.value[1])} points`,
            }),
            xAxis: axis(c, {
                type: "value",
                min: 0.5,
                max: 6.5,
                interval: 1,
                name: "difficulty",
                nameLocation: "middle",
                nameGap: 28,
                splitLine: { show: false },
                label: { customValues: [1, 2, 3, 4, 5, 6], formatter: v => (v === 6 ? "all" : binName(v)) },
            }),
            yAxis: axis(c, {
                type: "value",
                name: "small less large, points",
                nameLocation: "middle",
                nameGap: 44,
                label: { formatter: v => signed(100 * v, 0) },
            }),
            series: ratios.flatMap((r, k) => {
                const at = data.exchange.filter(row => row.r === r).map(row => [place(row.bin) + 0.2 * (k - (ratios.length - 1) / 2), row]);
                return [
                    {
                        name: `R = ${r}`,
                        type: "scatter",
                        symbol: shapes[k % 4][0],
                        symbolSize: 9,
                        itemStyle: { color: c.lines[k], opacity: 1 },
                        data: at.map(([x, row]) => [x, row.difference, row.bin]),
                        markLine: k
                            ? undefined
                            : {
                                  silent: true,
                                  symbol: "none",
                                  data: [{ yAxis: 0 }],
                                  lineStyle: { color: c.ink, type: "solid", width: 1 },
                                  label: { show: false },
                              },
                    },
                    {
                        name: `R = ${r}`,
                        type: "custom",
                        encode: { x: 0, y: [1, 2] },
                        silent: true,
                        data: at.map(([x, row]) => [x, row.low, row.high]),
                        renderItem: (_, api) => {
                            const [x, low] = api.coord([api.value(0), api.value(1)]),
                                [, high] = api.coord([api.value(0), api.value(2)]);
                            return {
                                type: "line",
                                shape: { x1: x, y1: low, x2: x, y2: high },
                                style: { stroke: c.lines[k], lineWidth: 1.5 },
                            };
                        },
                    },
                ];
            }),
        }),
        "Difference in accuracy between the small and the large model by difficulty; the table of figures says the same",
        "20rem",
    );
    return section(
        "Against a larger model",
        el(
            "p",
            { class: "soft" },
            "The larger model answers once; the small one spends as many FLOPs on thinking longer, pretraining counted. ",
            "R is inference per pretraining token. Above the line the small one is better.",
        ),
        drawn.place,
        figures(
            "Small and large at equal FLOPs",
            [["R", "n"], "difficulty", "the small one runs", ["small", "n"], ["large", "n"], ["difference", "n"], ["95 % interval", "n"]],
            data.exchange.map(row => [
                `${row.r}`,
                row.bin === 0 ? "all" : binName(row.bin),
                `${row.strategy}, n = ${row.n}`,
                percent(row.small),
                percent(row.large),
                el("span", { class: row.low > 0 ? "good" : row.high < 0 ? "bad" : undefined }, points(row.difference)),
                `${points(row.low)} to ${points(row.high)}`,
            ]),
        ),
    );
}
