"use strict";
// Charts that follow the reader's colours and the window's width.
const charts = [];

/** A chart in its place. `options` gives what to draw in the colours of the moment; `label` says what it shows. */
function chart(options, label, height = "18rem") {
    const place = el("div", { class: "chart", role: "img", "aria-label": label, style: `height:${height}` });
    const item = { place, options };
    charts.push(item);
    new ResizeObserver(() => (item.made ? item.made.resize() : draw(item))).observe(place);
    return item;
}

/** The page's colours by name, as the browser works them out. */
function colours() {
    const probe = el("i");
    page.append(probe);
    const of = name => {
        probe.style.color = `var(--${name})`;
        return getComputedStyle(probe).color;
    };
    const found = Object.fromEntries(
        ["ink", "soft", "line", "edge", "paper", "panel", "mark", "low", "middle", "high"].map(name => [name, of(name)]),
    );
    found.lines = Array.from({ length: 8 }, (_, i) => of(`line${i + 1}`));
    found.font = getComputedStyle(document.body).fontFamily;
    probe.remove();
    return found;
}

/** Draws the chart where it can be seen; elsewhere it is drawn once it can. */
function draw(item) {
    if (!item.place.isConnected || item.place.offsetWidth === 0) return;
    const c = colours();
    item.made?.dispose();
    item.made = echarts.init(item.place, null, { renderer: "svg" });
    item.made.setOption({
        animation: false,
        textStyle: { color: c.ink, fontFamily: c.font },
        ...item.options(c),
    });
    item.drawn?.(item.made);
}

const redraw = () => charts.forEach(draw);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);

/** What a reader who points at something is told. */
const tip = (c, more) => ({
    backgroundColor: c.paper,
    borderColor: c.line,
    padding: [6, 10],
    confine: true,
    textStyle: { color: c.ink, fontSize: 13, fontFamily: c.font },
    ...more,
});
const safe = text => echarts.format.encodeHTML(`${text}`);

/** An axis in quiet colours. */
const axis = (c, { label, ...more }) => ({
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: c.line } },
    nameTextStyle: { color: c.soft, fontSize: 12 },
    axisLabel: { color: c.soft, fontSize: 12, ...label },
    ...more,
});

/** A colour between two, `share` of the way. */
function between(from, to, share) {
    const [a, b] = [from, to].map(colour =>
        colour
            .match(/[\d.]+/g)
            .slice(0, 3)
            .map(Number),
    );
    return `rgb(${a.map((value, i) => Math.round(value + (b[i] - value) * share)).join(",")})`;
}

/** The colour of a score from 0 to 1. */
const scoreColour = (c, score) => (score < 0.5 ? between(c.low, c.middle, 2 * score) : between(c.middle, c.high, 2 * score - 1));

/** The colour of one of several steps in time, the first the strongest. */
const waveColour = (c, wave, of) => between(c.mark, c.paper, of < 2 ? 0 : (0.75 * wave) / (of - 1));

/** How legends look, above their charts and below their titles. */
const legendLook = c => ({
    itemWidth: 10,
    itemHeight: 10,
    itemGap: 14,
    textStyle: { color: c.soft, fontSize: 12 },
    pageTextStyle: { color: c.soft },
    pageIconColor: c.ink,
    pageIconInactiveColor: c.edge,
});
