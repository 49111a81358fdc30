// What the address says is what the page shows.
import { el, fill, say } from "./dom.js";
import { showJobs } from "./jobs.js";
import { showJob } from "./job.js";
import { showProblem } from "./problem.js";
import { showBoth } from "./both.js";
import { showComparison } from "./compare.js";

const [page, news] = [document.getElementById("page"), document.getElementById("news")];
const id = "([0-9a-f]{16})";
const routes = [
    [/^(?:#\/?)?$/, showJobs],
    [new RegExp(`^#/jobs/${id}$`), showJob],
    [new RegExp(`^#/jobs/${id}/problems/(\\d+)$`), showProblem],
    [new RegExp(`^#/compare/${id}/${id}$`), showComparison],
    [new RegExp(`^#/compare/${id}/${id}/(\\d+)/(\\d+)$`), showBoth],
];
let leave = () => {};

/** Shows a view in place of the last one, which is told to end. */
async function show() {
    leave();
    const ended = new AbortController();
    leave = () => ended.abort();
    const view = {
        signal: ended.signal,
        news: words => ended.signal.aborted || say(news, words),
        /** Puts the view's parts onto the page, under its heading, where reading goes on. */
        draw(heading, ...parts) {
            if (ended.signal.aborted) return;
            document.title = `${heading} · Ponder`;
            fill(page, parts);
            window.scrollTo(0, 0);
            page.querySelector("h1")?.focus({ preventScroll: true });
        },
    };
    say(news, "");
    const found = routes.map(([pattern, start]) => [location.hash.match(pattern), start]).find(([match]) => match);
    try {
        if (found === undefined) throw new Error("There is nothing at this address.");
        await found[1](view, ...found[0].slice(1));
    } catch (error) {
        if (ended.signal.aborted) return;
        view.draw(
            "Not shown",
            el("h1", { tabindex: -1 }, "Not shown"),
            el("p", { role: "alert" }, error.message),
            el("p", {}, el("a", { href: "#/" }, "All jobs")),
        );
    }
}

window.addEventListener("hashchange", show);
show();
