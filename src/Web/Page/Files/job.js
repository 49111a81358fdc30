// One job: how it stands, what can be asked of it, and its problems.
import { get, watch } from "./api.js";
import { controls } from "./controls.js";
import { el, fill, say } from "./dom.js";
import { sets } from "./listed.js";
import { bar, meter } from "./meter.js";
import { open } from "./open.js";
import { problems } from "./problems.js";
import { count } from "./query.js";
import { field } from "./rows.js";
import { cap, live, many, moment, percent, title, tones, whole } from "./words.js";

export async function showJob(view, id) {
    const state = open(id);
    const [heading, about, why, figures, waves, actions] = [
        el("h1", { tabindex: -1 }, "Job"),
        el("p", { class: "soft" }),
        el("p", { class: "bad", role: "status" }),
        el("dl", { class: "summary" }),
        el("details", { class: "waves" }),
        el("div", { class: "buttons" }),
    ];
    const list = problems(view, id, state);
    const first = get(`jobs/${id}`, view.signal);
    const rows = state.rows.load(view.signal, list.renew);
    rows.catch(() => {}); // Told where it is waited for.
    view.draw("Job", heading, about, why, actions, figures, waves, list.element);
    list.resume();
    let job = await first;

    function draw(now) {
        if (view.signal.aborted) return;
        job = now;
        document.title = `${title(job)} · Ponder`;
        say(heading, title(job));
        fill(
            about,
            el("span", { class: `chip ${tones[job.status] ?? ""}` }, job.status),
            " ",
            el("code", {}, id),
            `, ${[many(job.problems, "problem"), title(job) === job.file ? null : job.file, title(job) === job.strategy ? null : job.strategy, ...settings(job)].filter(Boolean).join(", ")}`,
        );
        say(why, job.failure ?? "");
        fill(figures, totals(job, state.rows));
        plan(waves, job);
        controls(actions, job, draw, view);
    }

    draw(job);
    await rows;
    list.renew();
    draw(job);
    const answers = state.rows.list.map(row => field(row, "answer"));
    if (!state.isSet && (await sets([job], [...answers, ...state.rows.texts]))) {
        state.isSet = true;
        list.renew();
    }
    await watch(
        () => (live(job.status) ? 3 : 15),
        view.signal,
        async () => {
            const now = await get(`jobs/${id}`, view.signal);
            if (live(job.status) && !live(now.status)) state.rows.again();
            if (live(now.status) || live(job.status) || now.spentTokens !== job.spentTokens) await state.rows.load(view.signal, list.renew);
            draw(now);
        },
        view.news,
    );
}

/** What it was asked for, once its totals are written. */
function settings({ summary }) {
    if (!summary) return [];
    const { options, proposer, verifier } = summary.spec;
    return [
        proposer.name,
        verifier ? verifier.name : "no verifier",
        Number.isSafeInteger(options.seed) ? `seed ${options.seed}` : null,
        `temperature ${options.temperature}`,
    ];
}

const figure = (name, value, ...more) => el("div", {}, el("dt", {}, name), el("dd", {}, el("b", {}, value), more));

/** The numbers that people come for. */
function totals(job, rows) {
    const { settled } = rows,
        { right, wrong, review } = count(rows),
        graded = right + wrong,
        doubt = job.inDoubtTokens ?? 0;
    return [
        figure(
            "settled",
            settled === job.problems ? whole(settled) : `${whole(settled)} of ${whole(job.problems)}`,
            settled < job.problems ? bar([settled / Math.max(1, job.problems), "known"]) : null,
        ),
        graded
            ? figure(
                  live(job.status) ? "accuracy so far" : "accuracy",
                  percent(right / graded, 1),
                  el("span", {}, `${whole(right)} of ${whole(graded)}`),
              )
            : null,
        review ? figure("to review", whole(review)) : null,
        figure(
            "tokens charged",
            whole(job.spentTokens),
            el("span", { class: "line" }, `of ${cap(job.cap)}`.replace("of no cap", "no cap")),
            meter(job),
        ),
        doubt ? figure("in doubt", whole(doubt), el("span", {}, "charged for calls whose replies were lost")) : null,
        job.projectedFinish && live(job.status) ? figure("wave ends about", moment(job.projectedFinish)) : null,
    ];
}

/** Its waves, folded away; left alone where nothing is new, so that it stays as somebody has it. */
function plan(place, job) {
    const key = JSON.stringify(job.waves);
    if (place.dataset.shown === key) return;
    place.dataset.shown = key;
    fill(
        place,
        el("summary", {}, many(job.waves.length, "wave")),
        el(
            "ol",
            { start: 0 },
            job.waves.map((wave, i) =>
                el(
                    "li",
                    {},
                    `${whole(wave.settled)} of ${many(wave.visits, "problem")} settled, ${whole(wave.spentTokens)} tokens charged`,
                    wave.inDoubtTokens ? `, ${whole(wave.inDoubtTokens)} in doubt` : "",
                    wave.note && wave.note !== job.waves[i - 1]?.note ? el("p", { class: "soft" }, wave.note) : null,
                ),
            ),
        ),
    );
}
