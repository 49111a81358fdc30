// All jobs: a filter, pages, and two of them to compare.
import { get, watch } from "./api.js";
import { button, choice, el, fill, say, search } from "./dom.js";
import { charge, meter } from "./meter.js";
import { live, many, moment, percent, title, tones, whole } from "./words.js";

const states = ["", "running", "paused", "completed", "stopped", "failed", "cancelled", "pending"];
const kept = { status: "", words: "", chosen: [] };

/** Parts of the list that are fetched unasked: it is in the order of ids, so the newest jobs may be in any of them. */
const most = 20;

export async function showJobs(view) {
    let [pages, turn] = [[], 0];
    const [list, said, more] = [el("ul", { class: "jobs" }), el("p", { class: "soft", role: "status" }), el("p")];
    const compare = el("a", { class: "button", role: "link" }, "Compare two jobs");

    const wanted = job =>
        `${job.job} ${job.label ?? ""} ${job.file ?? ""} ${job.strategy}`.toLowerCase().includes(kept.words.toLowerCase());
    const ask = after => get(`jobs?limit=50${kept.status && `&status=${kept.status}`}${after ? `&after=${after}` : ""}`, view.signal);

    function pick(job, chosen) {
        kept.chosen = kept.chosen.filter(other => other !== job);
        if (chosen) kept.chosen = [...kept.chosen, job].slice(-2);
        for (const box of list.querySelectorAll("input")) box.checked = kept.chosen.includes(box.value);
        offer();
    }

    function offer() {
        const [one, two] = kept.chosen;
        if (two) compare.setAttribute("href", `#/compare/${one}/${two}`);
        else compare.removeAttribute("href");
        compare.setAttribute("aria-disabled", `${!two}`);
        say(compare, two ? "Compare the two" : one ? "Choose one more to compare" : "Choose two to compare");
    }

    function draw() {
        const jobs = pages
                .flatMap(part => part.jobs)
                .filter(wanted)
                .sort(newest),
            next = pages.at(-1)?.next,
            focused = document.activeElement?.closest?.("ul.jobs") === list ? document.activeElement.dataset.at : null;
        fill(
            list,
            jobs.map(job => card(job, pick)),
        );
        if (focused) list.querySelector(`[data-at="${focused}"]`)?.focus();
        say(said, pages.length === 0 ? "Loading…" : `${many(jobs.length, "job")}${next ? ", and there are more" : ""}`);
        if (!next) fill(more);
        else if (!more.hasChildNodes())
            fill(
                more,
                button("Show more", async () => add(await ask(pages.at(-1).next))),
            );
        offer();
    }

    function add(part) {
        pages.push(part);
        draw();
    }

    /** The first part, those where something runs or moved, and one more in turn, for what was begun since; then what is not here yet. */
    async function renew() {
        const asked = kept.status;
        const fetch = async i => {
            const part = await ask(i === 0 ? null : pages[i - 1].next);
            if (asked !== kept.status) return false;
            moved = pages[i] !== undefined && pages[i].next !== part.next;
            pages[i] = part;
            return true;
        };
        let moved = false;
        turn = turn + 1 < pages.length ? turn + 1 : 0;
        for (let i = 0; i === 0 || i < pages.length; i++) {
            if (i > 0 && !pages[i - 1].next) pages.length = i;
            else if ((i === 0 || i === turn || moved || pages[i].jobs.some(job => live(job.status))) && !(await fetch(i))) return;
            if (pages.length === 1) draw();
        }
        while (pages.length < most && pages.at(-1).next) {
            if (!(await fetch(pages.length))) return;
            draw();
        }
        draw();
    }

    view.draw(
        "Jobs",
        el("h1", { tabindex: -1 }, "Jobs"),
        el(
            "div",
            { class: "choices" },
            search("Find", "label, file, strategy or id", kept.words, words => ((kept.words = words), draw())),
            choice(
                "Show",
                states.map(status => [status, status || "all"]),
                kept.status,
                status => ((kept.status = status), (pages = []), draw(), renew()),
            ),
            compare,
        ),
        said,
        list,
        more,
    );
    draw();
    await watch(() => 5, view.signal, renew, view.news);
}

/** The newest first, and those of unknown age last. */
const newest = (a, b) => (b.begun ?? "").localeCompare(a.begun ?? "") || a.job.localeCompare(b.job);

function card(job, pick) {
    return el(
        "li",
        {},
        el("input", {
            type: "checkbox",
            value: job.job,
            "data-at": `pick-${job.job}`,
            "aria-label": `Compare ${title(job)} ${job.job}`,
            checked: kept.chosen.includes(job.job),
            change: event => pick(job.job, event.target.checked),
        }),
        el("h2", {}, el("a", { href: `#/jobs/${job.job}`, "data-at": job.job }, title(job)), " ", el("code", {}, job.job)),
        el(
            "p",
            { class: "state" },
            el("span", { class: `chip ${tones[job.status] ?? ""}` }, job.status),
            job.updated ? el("span", { class: "soft" }, ` ${moment(job.updated)}`) : null,
        ),
        el(
            "p",
            { class: "soft about" },
            `${many(job.problems, "problem")}${job.label && job.file ? `, ${job.file}` : ""}${title(job) === job.strategy ? "" : `, ${job.strategy}`}${job.accuracy === undefined ? "" : `, ${percent(job.accuracy, 1)} right`}`,
        ),
        el(
            "div",
            { class: "spent" },
            el("span", {}, charge(job)),
            meter(job),
            job.inDoubtTokens ? el("span", { class: "wary" }, `${whole(job.inDoubtTokens)} in doubt`) : null,
        ),
        job.failure ? el("p", { class: "bad why" }, job.failure) : null,
    );
}
