"use strict";
// How sure the answers are: the risk of using more of them unread, and what to look at first.
const sure = data.sureness;
const told = sure?.points.some(p => p.accuracy !== undefined && p.accuracy !== null);

const riskChart = sure
    ? chart(
          c => ({
              title: head(c, "Wrong answers among those used unread"),
              grid: { ...room, top: 62, right: 24 },
              legend: { type: "scroll", top: 24, left: 0, right: 0, ...legendLook(c) },
              tooltip: tip(c, {
                  trigger: "item",
                  formatter: p =>
                      `${safe(p.seriesName)}<br>${percent(p.value[0])} of the problems, from confidence ${p.value[2].toFixed(3)} on<br>${percent(p.value[1])} wrong`,
              }),
              xAxis: axis(c, {
                  type: "value",
                  min: 0,
                  max: 1,
                  label: { formatter: v => (v === 0 ? "" : percent(v, 0)) },
                  name: "problems answered unread",
                  nameLocation: "middle",
                  nameGap: 26,
              }),
              yAxis: axis(c, { type: "value", min: 0, label: { formatter: v => percent(v, 0) } }),
              series: [
                  riskLine("by their confidences", c.lines[0], p => 1 - p.expected),
                  told ? riskLine("by the references", c.lines[1], p => 1 - p.accuracy) : null,
                  chosen(c),
              ].filter(Boolean),
          }),
          "The share of wrong answers by the share of problems answered unread; the table of figures says the same",
      )
    : null;

function riskLine(name, colour, risk) {
    return {
        name,
        type: "line",
        symbolSize: 5,
        itemStyle: { color: colour },
        lineStyle: { width: 2 },
        data: sure.points.map(p => [p.coverage, Math.max(0, risk(p)), p.confidence]),
    };
}

/** Where the job's target put the line. */
function chosen(c) {
    const point = sure.threshold == null ? undefined : sure.points.findLast(p => p.confidence >= sure.threshold);
    return point && sure.answered > 0
        ? {
              name: "chosen",
              type: "scatter",
              symbol: "diamond",
              symbolSize: 16,
              itemStyle: { color: c.mark },
              data: [[sure.answered / data.problems, 1 - (told ? point.accuracy : point.expected), sure.threshold]],
          }
        : null;
}

function sureness() {
    if (!sure) return null;
    return section(
        "How sure the answers are",
        sure.drift ? el("p", { class: "wary" }, `${sure.drift[0].toUpperCase()}${sure.drift.slice(1)}.`) : null,
        sure.target == null
            ? el(
                  "p",
                  { class: "soft" },
                  "No accuracy was asked for. With --target-accuracy, answers are split into those to use and those to review.",
              )
            : el(
                  "p",
                  {},
                  sure.answered > 0
                      ? `${many(sure.answered, "answer")} of ${whole(data.problems)} can be used unread: right to at least ${percent(sure.target)}, with 95 % confidence. The others are for review.`
                      : `No answers are sure enough for an accuracy of ${percent(sure.target)}: all are for review.`,
              ),
        el("div", { class: "charts" }, riskChart.place),
        figures(
            "Wrong answers by the share of problems answered unread",
            [
                ["answered", "n"],
                ["from confidence", "n"],
                ["wrong by confidence", "n"],
                ["wrong by references", "n"],
            ],
            sure.points.map(p => [
                percent(p.coverage),
                p.confidence.toFixed(3),
                percent(1 - p.expected),
                told ? percent(1 - p.accuracy) : "unknown",
            ]),
        ),
        sure.review.length
            ? table(
                  sure.target == null ? "The least sure answers" : "What to review first",
                  ["problem", "answer", ["confidence", "n"], "why"],
                  sure.review.map(r => [
                      el("a", { href: `#${encodeURIComponent(r.id)}` }, r.id),
                      el("span", {}, answerText(r.answer, r.kind)),
                      percent(r.confidence),
                      r.why ?? "",
                  ]),
              )
            : null,
    );
}
