// One problem as two jobs have it.
import { el } from "./dom.js";
import { gallery } from "./pictures.js";
import { ask, details, text } from "./problem.js";
import { prose } from "./prose.js";

/** A problem as both jobs have it. */
export async function showBoth(view, one, two, ...places) {
    const ids = [one, two];
    const found = await Promise.all(places.map((at, i) => (at === "0" ? null : ask(ids[i], at, view.signal))));
    const any = found.find(Boolean);
    const name = found.map(view => view?.row?.id).find(Boolean) ?? `Problem ${any.place}`;
    view.draw(
        name,
        el("nav", { class: "way", "aria-label": "Jobs" }, el("a", { href: `#/compare/${one}/${two}` }, "‹ Both jobs")),
        el("h1", { tabindex: -1 }, name),
        el("div", { class: "question" }, prose(any.problem)),
        gallery(any.pictures, picture => picture.content),
        el(
            "div",
            { class: "both" },
            found.map((seen, i) =>
                el(
                    "section",
                    { "aria-label": "AB"[i] },
                    el("h2", {}, "AB"[i], " ", el("a", { href: `#/jobs/${ids[i]}` }, el("code", {}, ids[i]))),
                    seen === null
                        ? el("p", { class: "soft" }, "It has no such problem.")
                        : seen.row
                          ? details(seen.row, seen.visits, seen.candidates)
                          : text("", null, seen.refusal)[1],
                ),
            ),
        ),
    );
}
