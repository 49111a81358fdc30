"use strict";
// An evaluation's page: accuracy against compute in any unit, for all problems or one bin of them.
const units = { tokens: "tokens per problem", samples: "sampled solutions per problem", flops: "FLOPs per problem", verifierCalls: "verifier calls per problem" };
const names = [...new Set(data.points.map(p => p.strategy))];
const binNames = ["all problems", "bin 1, the easiest", "bin 2", "bin 3", "bin 4", "bin 5, the hardest"];
const chosen = { unit: "tokens", bin: 0 };
const cell = point => chosen.bin === 0 ? point.all : point.bins[chosen.bin - 1];

function lines(c) {
  const series = names.flatMap((name, i) => {
    const at = data.points.filter(p => p.strategy === name).map(cell).filter(p => p.problems > 0 && p[chosen.unit] > 0).sort((a, b) => a[chosen.unit] - b[chosen.unit]);
    const look = { color: colours[i % colours.length], symbol: symbols[(i + Math.floor(i / colours.length)) % symbols.length], type: ["solid", "dashed", "dotted"][Math.floor(i / colours.length) % 3] };
    return [
      { name, type: "line", data: at.map(p => [p[chosen.unit], p.accuracy, p.low, p.high]), symbol: look.symbol, symbolSize: 8, itemStyle: { color: look.color }, lineStyle: { color: look.color, type: look.type, width: 2 } },
      {
        name, type: "custom", silent: true, z: 1, itemStyle: { color: look.color }, data: at.map(p => [p[chosen.unit], p.low, p.high]), encode: { x: 0, y: [1, 2] },
        renderItem: (_, api) => {
          const [x, low] = api.coord([api.value(0), api.value(1)]), [, high] = api.coord([api.value(0), api.value(2)]);
          return { type: "line", shape: { x1: x, y1: low, x2: x, y2: high }, style: { stroke: look.color, opacity: .4, lineWidth: 1.5 } };
        },
      },
    ];
  });
  return {
    grid: { left: 60, right: 230, top: 20, bottom: 50 }, legend: { type: "scroll", orient: "vertical", right: 0, top: 10, width: 210, textStyle: { color: c.ink, width: 180, overflow: "truncate" }, data: names },
    tooltip: { trigger: "item", backgroundColor: c.paper, textStyle: { color: c.ink }, formatter: p => `${echarts.format.encodeHTML(p.seriesName)}<br>${percent(p.value[1])} (${percent(p.value[2])} to ${percent(p.value[3])})<br>${short(p.value[0])} ${units[chosen.unit]}` },
    xAxis: axis(c, { type: "log", min: range => range.min / 1.3, max: range => range.max * 1.3, name: units[chosen.unit], nameLocation: "middle", nameGap: 30, axisLabel: { color: c.soft, formatter: short } }),
    yAxis: axis(c, { type: "value", min: 0, max: 1, name: "accuracy", axisLabel: { color: c.soft, formatter: v => percent(v, 0) } }), series,
  };
}

function choice(label, options, key) {
  return el("label", {}, `${label} `, el("select", { change: event => { chosen[key] = key === "bin" ? +event.target.value : event.target.value; draw(); } },
    Object.entries(options).map(([value, text]) => el("option", { value, selected: `${chosen[key]}` === value ? "" : undefined }, text))));
}

/** The legend again as boxes that the keyboard reaches. */
function legend() {
  const toggle = (name, on) => charts[0].made.dispatchAction({ type: on ? "legendSelect" : "legendUnSelect", name });
  return el("details", {}, el("summary", {}, "Choose strategies"), el("div", { class: "choices" },
    names.map(name => el("label", {}, el("input", { type: "checkbox", checked: "", change: event => toggle(name, event.target.checked) }), ` ${name}`))));
}

function claims() {
  if (data.claims.length === 0) return;
  page.append(el("h2", {}, "Findings"), el("p", { class: "soft" }, "Differences are in points of accuracy; a finding holds where its whole 95 % interval is on the right side of its target."),
    table("What was found", ["finding", "what is compared", "value", "95 % interval", "target", "holds"], data.claims.map(c => {
      const say = c.name.includes("reaches") ? value => value.toFixed(3) : points;
      return [c.name, c.meaning, say(c.value), `${say(c.low)} to ${say(c.high)}`, c.target === 0 ? "above 0" : say(c.target), el("span", { class: c.holds ? "good" : "wary" }, c.holds ? "yes" : "no")];
    }), [2, 3, 4]));
}

function exchange() {
  if (!data.exchange?.length) return;
  page.append(el("h2", {}, "Against a larger model"), el("p", { class: "soft" }, "The larger model answers once; the small one spends as many FLOPs on thinking longer, pretraining counted. R is inference per pretraining token."),
    table("Small and large at equal FLOPs", ["R", "bin", "the small one runs", "small", "large", "difference", "95 % interval"],
      data.exchange.map(r => [`${r.r}`, r.bin === 0 ? "all" : `${r.bin}`, `${r.strategy}, n = ${r.n}`, percent(r.small), percent(r.large), el("span", { class: r.low > 0 ? "good" : r.high < 0 ? "bad" : "" }, points(r.difference)), `${points(r.low)} to ${points(r.high)}`]), [0, 3, 4, 5, 6]));
}

page.append(
  el("h1", {}, "Accuracy against compute"), el("p", { class: "soft" }, `${data.title}. ${whole(data.points[0]?.all.problems ?? 0)} problems; every model's tokens counted; bars are 95 % bootstrap intervals; bins are quintiles of the pass rate of independent samples.`),
  el("div", { class: "choices" }, choice("Compute in", units, "unit"), choice("Problems", { ...binNames }, "bin")), chart(lines, "Accuracy against compute, a line per strategy; the table below has the figures"), legend(),
  el("h2", {}, "Figures"), table("Every strategy at every budget; spend is per problem", ["strategy", "n", "accuracy", "95 % interval", "bin 1", "bin 2", "bin 3", "bin 4", "bin 5", "samples", "tokens", "verifier calls", "FLOPs"],
    data.points.map(p => [p.strategy, `${p.n}`, percent(p.all.accuracy), `${percent(p.all.low)} to ${percent(p.all.high)}`, ...p.bins.map(b => percent(b.accuracy, 0)), short(p.all.samples), whole(p.all.tokens), short(p.all.verifierCalls), short(p.all.flops)]), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]));
claims();
exchange();
if (data.leftOut.length) page.append(el("h2", {}, "Left out"), el("ul", {}, data.leftOut.map(text => el("li", {}, text))));
start();
