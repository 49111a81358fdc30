"use strict";
// A job's page: what it came to, where the budget went, and every problem that wants a look.
const { job, waves, bins, problems } = data;
const tile = (name, value) => el("div", { class: "tile" }, el("b", {}, value), name);
const words = { solved: "solved", partial: "cut short by the cap", failed: "failed" };

function head() {
  const spend = job.spend;
  const models = [job.spec.proposer.name, job.spec.verifier?.name].filter(Boolean).join(" · ");
  page.append(
    el("h1", {}, `Job ${job.job}`),
    el("p", { class: "soft" }, `${data.strategy} · ${models} · Ponder ${job.ponder}`),
    el("div", { class: "tiles" },
      tile("accuracy", job.accuracy === undefined ? "no references" : percent(job.accuracy)), tile("problems", whole(job.problems)),
      tile("solved", whole(job.solved)), tile("cut short", whole(job.partial)), tile("failed", whole(job.failed)),
      tile("tokens", whole(spend.tokens)), tile("samples", whole(spend.samples)), tile("verifier calls", whole(spend.verifierCalls)),
      tile("FLOPs", short(spend.flops)), tile("US dollars", `${+(+spend.money).toFixed(4)}`)));
}

function caps() {
  const units = [["tokens", job.spend.tokens, job.cap.tokens], ["samples", job.spend.samples, job.cap.samples], ["FLOPs", job.spend.flops, job.cap.flops], ["US dollars", job.spend.money, job.cap.money]];
  page.append(el("h2", {}, "Spend against the cap"));
  const capped = units.filter(([, , cap]) => cap > 0);
  if (capped.length === 0) page.append(el("p", { class: "soft" }, "The job has no cap."));
  for (const [unit, spent, cap] of capped) {
    page.append(
      el("p", {}, `${short(spent)} of ${short(cap)} ${unit}, ${percent(spent / cap)}`),
      el("div", { class: "bar", role: "meter", "aria-label": `${unit} spent`, "aria-valuenow": Math.round(100 * spent / cap), "aria-valuemin": 0, "aria-valuemax": 100 }, el("i", { style: `width:${Math.min(100, 100 * spent / cap)}%` })));
  }
  if (job.inDoubt.tokens > 0) page.append(el("p", { class: "wary" }, `${whole(job.inDoubt.tokens)} tokens of this are in doubt: calls begun and never recorded, charged at their worst case.`));
}

function budget() {
  const names = bins.map(b => b.bin === 1 ? "1, easiest" : b.bin === 5 ? "5, hardest" : `${b.bin}`);
  const known = bins.some(b => b.accuracy !== undefined);
  page.append(el("h2", {}, "Where the budget went"), el("p", { class: "soft" }, "By predicted difficulty: what the verifier made of the first samples, or how far they agreed."));
  const spent = chart(c => ({
    legend: { textStyle: { color: c.ink }, top: 0 }, grid: { left: 60, right: 10, top: 40, bottom: 50 },
    aria: { enabled: true, decal: { show: waves.length > 1 } },
    tooltip: { trigger: "axis", backgroundColor: c.paper, textStyle: { color: c.ink }, valueFormatter: short },
    xAxis: axis(c, { type: "category", data: names, name: "difficulty bin", nameLocation: "middle", nameGap: 30 }),
    yAxis: axis(c, { type: "value", name: "tokens", axisLabel: { color: c.soft, formatter: short } }),
    series: waves.map(w => ({ name: `wave ${w.wave}`, type: "bar", stack: "all", data: bins.map(b => b.tokens[w.wave]), barMaxWidth: 60 })),
  }), "Tokens spent by difficulty bin and wave");
  const right = known ? chart(c => ({
    grid: { left: 60, right: 10, top: 40, bottom: 50 }, tooltip: { trigger: "axis", backgroundColor: c.paper, textStyle: { color: c.ink }, valueFormatter: v => percent(v) },
    xAxis: axis(c, { type: "category", data: names, name: "difficulty bin", nameLocation: "middle", nameGap: 30 }),
    yAxis: axis(c, { type: "value", name: "accuracy", min: 0, max: 1, axisLabel: { color: c.soft, formatter: v => percent(v, 0) } }),
    series: [{ name: "accuracy", type: "bar", data: bins.map(b => b.accuracy ?? null), barMaxWidth: 60, label: { show: true, position: "top", color: c.ink, formatter: p => percent(p.value, 0) } }],
  }), "Accuracy by difficulty bin") : null;
  page.append(el("div", { class: "charts" }, spent, right), el("details", {}, el("summary", {}, "The same as a table"),
    table("Tokens by difficulty bin and wave", ["bin", "problems", "accuracy", ...waves.map(w => `wave ${w.wave}`)],
      bins.map((b, i) => [names[i], whole(b.problems), b.accuracy === undefined ? "" : percent(b.accuracy), ...b.tokens.map(whole)]), [1, 2, ...waves.map((_, i) => i + 3)])));
  if (waves.some(w => w.note)) page.append(table("The waves", ["wave", "problems", "went by"], waves.map(w => [`${w.wave}`, whole(w.visits), w.note ?? w.strategy ?? ""]), [0, 1]));
}

/** Step scores as small columns, and in words for those who cannot see them. */
const steps = scores => el("span", { class: "steps", role: "img", "aria-label": `step scores ${scores.map(s => s.toFixed(2)).join(", ")}`, title: scores.map(s => s.toFixed(2)).join("  ") },
  scores.map(s => el("i", { style: `--score:${Math.round(100 * s)}%` })));

function tree(problem) {
  const known = new Set(problem.candidates.map(c => c.id));
  const below = id => problem.candidates.filter(c => id === null ? !known.has(c.parent) : c.parent === id);
  const list = id => {
    const children = below(id);
    return children.length === 0 ? null : el("ul", { class: "tree" }, children.map(node));
  };
  const node = c => el("li", {},
    el("span", { class: "soft" }, c.purpose && c.purpose !== "solve" ? `${c.purpose} ` : "", c.ending === "finished" ? "" : `${c.ending} `),
    c.answer === undefined ? null : el("b", {}, c.answer), c.scores ? steps(c.scores) : null,
    c.scores?.length ? el("span", { class: "soft" }, `${c.scores.at(-1).toFixed(2)} · `) : null, el("span", { class: "soft" }, `${whole(c.tokens)} tokens`),
    c.failure ? el("span", { class: "bad" }, ` ${c.failure}`) : null,
    c.text ? el("details", {}, el("summary", {}, "text"), el("pre", {}, c.text)) : null, list(c.id));
  return list(null);
}

function details(problem) {
  const why = visit => visit.why === undefined ? "" : [`bin ${visit.why.bin}`, `right with ${percent(visit.why.chance, 0)}`,
    visit.why.gain === undefined ? null : `expected to gain ${percent(visit.why.gain)} for ${whole(visit.why.tokens)} tokens`].filter(Boolean).join(", ");
  return [
    problem.reason ? el("p", { class: "wary" }, problem.reason) : null,
    table("The vote", ["answer", "votes", "weight", "best score"], problem.votes.map(v => [v.answer, whole(v.votes), v.weight ? v.weight.toFixed(2) : "", v.bestScore === undefined ? "" : v.bestScore.toFixed(3)]), [1, 2, 3]),
    table("What each wave ran", ["wave", "strategy", "samples", "tokens", "why"], problem.history.map(h => [`${h.wave}`, h.strategy, whole(h.samples), whole(h.tokens), why(h)]), [0, 2, 3]),
    problem.candidates.length ? el("p", {}, "Candidates, each below what it goes on from; columns are step scores.") : el("p", { class: "soft" }, "Its candidates are in the journal; the page has no room for them."),
    tree(problem), problem.moreCandidates ? el("p", { class: "soft" }, `${whole(problem.moreCandidates)} more are in the journal.`) : null,
  ];
}

function row(problem, number) {
  const place = el("td", { colspan: 8 });
  const more = el("tr", { class: "more", id: `more${number}`, hidden: "" }, place);
  const open = el("button", {
    class: "open", type: "button", "aria-expanded": "false", "aria-controls": `more${number}`,
    click: () => {
      if (!place.hasChildNodes()) place.append(...details(problem).filter(Boolean));
      more.hidden = !more.hidden;
      open.setAttribute("aria-expanded", `${!more.hidden}`);
    },
  }, problem.id);
  const tone = problem.correct === undefined ? "" : problem.correct ? "good" : "bad";
  return [el("tr", {},
    el("td", {}, open), el("td", { class: problem.status === "solved" && !problem.contested ? "good" : "wary" }, words[problem.status], problem.contested ? ", contested" : ""),
    el("td", { class: tone }, problem.answer ?? "none", tone ? ` ${problem.correct ? "✓" : "✗"}` : ""), el("td", {}, problem.reference ?? ""), el("td", { class: "n" }, percent(problem.confidence, 0)),
    el("td", { class: "n" }, `${problem.bin}`), el("td", { class: "n" }, whole(problem.samples)), el("td", { class: "n" }, whole(problem.tokens))), more];
}

function list() {
  const heads = ["id", "status", "answer", "reference", "confidence", "bin", "samples", "tokens"];
  page.append(el("h2", {}, "Problems"), el("p", { class: "soft" }, "Contested answers come first, then what failed, was cut short or is wrong. Open one for its vote and its candidates."),
    el("div", { class: "scroll" }, el("table", {}, el("thead", {}, el("tr", {}, heads.map((h, i) => el("th", { scope: "col", class: i > 3 ? "n" : undefined }, h)))), el("tbody", {}, problems.flatMap(row)))));
  if (data.more > 0) page.append(el("p", { class: "soft" }, `${whole(data.more)} more are in results.jsonl.`));
}

head();
caps();
budget();
list();
start();
