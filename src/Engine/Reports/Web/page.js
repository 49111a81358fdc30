"use strict";
// What every page uses: elements from data, numbers in words, charts that follow the reader's colours.
const page = document.getElementById("page");
const data = JSON.parse(document.getElementById("data").textContent);

/** An element; attributes with a function listen, text children are text and nothing else. */
function el(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(key, value);
    else if (value !== undefined && value !== false) made.setAttribute(key, value);
  }
  made.append(...children.flat().filter(child => child !== null && child !== undefined));
  return made;
}

const whole = value => Math.round(value).toLocaleString("en");
const percent = (value, digits = 1) => `${(100 * value).toFixed(digits)} %`;
const points = value => `${value < 0 ? "−" : "+"}${Math.abs(100 * value).toFixed(1)}`;
const short = value => value === 0 ? "0" : value >= 1e9 ? value.toExponential(1).replace("e+", "e") : value >= 1e6 ? `${+(value / 1e6).toPrecision(3)}M`
  : value >= 1e3 ? `${+(value / 1e3).toPrecision(3)}k` : `${+value.toPrecision(3)}`;

/** A table with a caption: heads and cells are texts or elements; those named in `right` are numbers. */
function table(caption, heads, rows, right = []) {
  const cells = (kind, row) => row.map((cell, i) => el(kind, { class: right.includes(i) ? "n" : undefined, scope: kind === "th" ? "col" : undefined }, cell ?? ""));
  return el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": caption }, el("table", {},
    el("caption", {}, caption), el("thead", {}, el("tr", {}, cells("th", heads))), el("tbody", {}, rows.map(row => el("tr", {}, cells("td", row))))));
}

// Okabe and Ito's colours, which the colour-blind can tell apart; symbols and dashes tell the rest.
const colours = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#7f7f7f", "#8c6bb1"];
const symbols = ["circle", "rect", "triangle", "diamond", "emptyCircle", "emptyRect", "emptyTriangle", "emptyDiamond"];
const charts = [];

/** A chart in its place, drawn by what `options` gives; drawn again where the colours or the width change. */
function chart(options, label, tall = "") {
  const place = el("div", { class: `chart ${tall}`, role: "img", "aria-label": label });
  charts.push({ place, options });
  return place;
}

function draw() {
  const colour = name => { const probe = el("i", { style: `color:var(--${name})` }); page.append(probe); const value = getComputedStyle(probe).color; probe.remove(); return value; };
  const [ink, soft, line, paper] = ["ink", "soft", "line", "paper"].map(colour);
  for (const item of charts) {
    item.made?.dispose();
    item.made = echarts.init(item.place, null, { renderer: "svg" });
    item.made.setOption({
      animation: false, color: colours, textStyle: { color: ink, fontFamily: getComputedStyle(document.body).fontFamily },
      tooltip: { backgroundColor: paper, borderColor: line, textStyle: { color: ink }, confine: true, renderMode: "html" },
      ...item.options({ ink, soft, line, paper }),
    });
  }
}

/** An axis in quiet colours. */
const axis = (c, more) => ({ axisLine: { lineStyle: { color: c.line } }, axisLabel: { color: c.soft }, nameTextStyle: { color: c.soft }, splitLine: { lineStyle: { color: c.line, opacity: .6 } }, minorSplitLine: { show: false }, ...more });

function start() {
  draw();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  new ResizeObserver(() => charts.forEach(item => item.made?.resize())).observe(page);
}
