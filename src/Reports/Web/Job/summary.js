"use strict";
// What the job came to, and what of its cap it spent.
const graded = data.bins.predicted.reduce((sum, bin) => sum + bin.graded, 0);
const right = data.bins.predicted.reduce((sum, bin) => sum + bin.right, 0);
const waveTokens = data.waves.map((_, wave) => data.bins.predicted.reduce((sum, bin) => sum + bin.tokens[wave], 0));

const figure = (name, value, note) =>
    el("div", {}, el("dt", {}, name), el("dd", {}, el("b", {}, value), note ? el("span", {}, note) : null));

function summary() {
    const { spend } = data,
        each = Math.max(1, data.problems);
    const ends = [
        [data.solved, "answered"],
        [data.partial, "cut short"],
        [data.failed, "failed"],
    ]
        .filter(([count]) => count > 0)
        .map(([count, word]) => `${whole(count)} ${word}`);
    return [
        heading(),
        el(
            "dl",
            { class: "summary" },
            graded
                ? figure(
                      "Accuracy",
                      percent(right / graded),
                      `${range(...wilson(right, graded))} %${graded < data.problems ? `, ${whole(graded)} with a reference` : ""}`,
                  )
                : figure("Accuracy", "unknown", "no references"),
            figure("Problems", whole(data.problems), ends.join(" · ")),
            figure("Tokens", whole(spend.tokens), `${whole(spend.tokens / each)} a problem`),
            figure("Samples", whole(spend.samples), `${short(spend.samples / each)} a problem`),
            figure(
                "Verifier calls",
                whole(spend.verifierCalls),
                spend.verifierCalls ? `${short(spend.verifierCalls / each)} a problem` : "none",
            ),
            +spend.flops > 0 || spend.tokens === 0
                ? figure("FLOPs", flops(+spend.flops), `${flops(+spend.flops / each)} a problem`)
                : figure("FLOPs", "unknown", "the model's size is not known"),
            +spend.money > 0 ? figure("Price", dollars(+spend.money), `${dollars(+spend.money / each)} a problem`) : null,
        ),
        data.errors > 0
            ? el(
                  "p",
                  { class: "wary" },
                  `${many(data.errors, "line")} of the file ${data.errors === 1 ? "is no problem" : "are no problems"}: see errors.jsonl.`,
              )
            : null,
    ];
}

/** What was run, when, and with which settings; the id small. */
function heading() {
    const { settings, begun, ended } = data,
        took = begun && ended ? duration(new Date(ended) - new Date(begun)) : null;
    const facts = [
        ["strategy", data.strategy],
        ["proposer", data.proposer],
        ["verifier", data.verifier ?? "none"],
        ["seed", settings.seed],
        ["temperature", settings.temperature],
        ["max tokens", whole(settings.maxTokens)],
        ["answers", settings.answers],
        ["cap a problem", settings.problemCap],
        ["step scores in one", settings.aggregation],
        ["target accuracy", settings.targetAccuracy === undefined ? undefined : percent(settings.targetAccuracy)],
        ["Ponder", data.ponder],
    ];
    return el(
        "header",
        {},
        el("p", { class: "kind" }, "Ponder job ", el("code", {}, data.job)),
        el("h1", {}, data.file ?? data.label ?? "Answers"),
        el(
            "p",
            { class: "soft" },
            [data.file ? data.label : null, begun ? moment(begun) : null, took ? `took ${took} from its start to its last answer` : null]
                .filter(Boolean)
                .join(" · "),
        ),
        el(
            "dl",
            { class: "settings" },
            facts
                .filter(([, value]) => value !== undefined && value !== null)
                .map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, `${value}`))),
        ),
    );
}

/** One unit of the cap as a bar: what each wave took of it, where that is known, and what is left. */
function meter([unit, spent, cap, say], parts) {
    const share = spent / cap;
    return el(
        "div",
        { class: "cap" },
        el(
            "p",
            {},
            el("b", {}, percent(share)),
            ` of ${say(cap)} ${unit}`,
            el("span", { class: "soft" }, ` · ${say(spent)} spent, ${say(Math.max(0, cap - spent))} left`),
        ),
        el(
            "div",
            {
                class: "meter",
                role: "meter",
                "aria-label": `${unit} spent of the cap`,
                "aria-valuenow": +(100 * share).toFixed(1),
                "aria-valuemin": 0,
                "aria-valuemax": 100,
                "aria-valuetext": `${percent(share)} of ${say(cap)} ${unit}`,
            },
            parts.map(([part, name], i) =>
                el("i", {
                    style: `width:${Math.min(100, (100 * part) / cap)}%;--fade:${parts.length < 2 ? 0 : (75 * i) / (parts.length - 1)}%`,
                    title: name,
                }),
            ),
        ),
    );
}

function caps() {
    const { spend, cap } = data;
    const units = [
        ["tokens", spend.tokens, cap.tokens, whole],
        ["samples", spend.samples, cap.samples, whole],
        ["FLOPs", +spend.flops, +cap.flops, flops],
        ["US dollars", +spend.money, +cap.money, dollars],
    ].filter(([, , most]) => most > 0);
    return section(
        units.length ? "Spend against the cap" : "Spend",
        units.length
            ? units.map(unit =>
                  meter(
                      unit,
                      unit[0] === "tokens" ? waveTokens.map((t, wave) => [t, `wave ${wave}: ${whole(t)} tokens`]) : [[unit[1], ""]],
                  ),
              )
            : el("p", { class: "soft" }, "No cap was set: nothing but the strategy limited what the job spent. --budget sets one."),
        data.inDoubt.tokens > 0
            ? el(
                  "p",
                  { class: "wary" },
                  `${many(data.inDoubt.tokens, "token")} of this are in doubt: charged at their worst case for calls whose replies were lost. ` +
                      `${many(data.known.tokens, "token")} are known to be spent.`,
              )
            : null,
        data.unread > 0
            ? el(
                  "p",
                  { class: "wary" },
                  `${whole(data.unread)} of ${whole(data.verdicts)} verdicts could not be read, such as: ${data.unreadExample ?? "no reason was given"}`,
              )
            : null,
        data.stopped ? el("p", { class: "wary" }, `Stopped before its end: ${data.stopped}.`) : null,
        ...(data.notes ?? []).map(note =>
            el("p", { class: "soft" }, note.count > 1 ? `${note.text} (${whole(note.count)} times)` : note.text),
        ),
    );
}
