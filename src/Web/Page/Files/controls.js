// What can be asked of a job. The service says what it is; where jobs are only looked at, nothing is offered.
import { call } from "./api.js";
import { button, el, fill } from "./dom.js";
import { ask } from "./key.js";

const deeds = {
    pause: { words: "Pause", ask: (id, signal) => call(`jobs/${id}/pause`, { method: "POST", signal }) },
    resume: { words: "Go on", ask: resume },
    cancel: { words: "Cancel", ask: cancel },
};

/** Puts the buttons of a job into their place, unless they are there. */
export function controls(place, job, changed, view) {
    const key = `${job.actions} ${job.status} ${job.summary !== undefined}`;
    if (place.dataset.shown === key) return;
    place.dataset.shown = key;
    const refused = el("p", { class: "bad", role: "alert" });
    const press = action => async event => {
        const { currentTarget: pressed } = event;
        fill(refused);
        pressed.disabled = true;
        try {
            const reply = await deeds[action].ask(job.job, view.signal);
            if (reply) changed(await reply.json());
        } catch (error) {
            if (!view.signal.aborted) fill(refused, error.message);
        } finally {
            pressed.disabled = false;
        }
    };
    const actions = job.actions ?? [];
    fill(
        place,
        actions.map(action => button(deeds[action].words, press(action))),
        job.summary ? el("a", { class: "button", href: `page/report.html#${job.job}` }, "Report") : null,
        actions.length ? null : hint(job),
        refused,
    );
}

/** What to do where the page cannot; how to go on with one that was stopped stands in its failure. */
const hint = job =>
    job.status === "running" ? el("p", { class: "soft" }, "This page only looks: stop the job where it runs, with Ctrl+C.") : null;

async function resume(id, signal) {
    const more = await ask({
        heading: "Go on with this job",
        words: "It goes on from what is recorded; nothing is paid again. You may add budget: a number and a unit.",
        label: "More budget, if any",
        hint: "100000tok",
        optional: true,
        yes: "Go on",
    });
    return more === null ? null : call(`jobs/${id}/resume`, { method: "POST", body: more ? { budget: more.split(/[\s,]+/) } : {}, signal });
}

async function cancel(id, signal) {
    const sure = await ask({
        heading: "Cancel this job?",
        words: "It ends where it is. What is recorded stays, and going on later pays nothing again.",
        yes: "Cancel the job",
    });
    return sure === null ? null : call(`jobs/${id}`, { method: "DELETE", signal });
}
