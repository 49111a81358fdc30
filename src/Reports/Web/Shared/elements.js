// How anything gets onto a page: as elements and texts, never as markup.

/** An element. Attributes that are functions listen; children that are texts stay texts, whatever they look like. */
export function el(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
        if (typeof value === "function") made.addEventListener(key, value);
        else if (value === true) made.setAttribute(key, "");
        else if (value !== undefined && value !== null && value !== false) made.setAttribute(key, value);
    }
    made.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
    return made;
}

let sections = 0;

/** A part of the page under its heading. */
export function section(heading, ...children) {
    const id = `section-${++sections}`;
    return el("section", { "aria-labelledby": id }, el("h2", { id }, heading), children);
}

/** What is wider than its place can be scrolled with the keyboard too. */
const wide = new ResizeObserver(seen => {
    for (const { target } of seen) {
        if (target.scrollWidth > target.clientWidth) target.setAttribute("tabindex", 0);
        else target.removeAttribute("tabindex");
    }
});

/** The element, which scrolls sideways where it has to. */
export function scrolls(made) {
    wide.observe(made);
    return made;
}

/** A choice of one of several: `[value, words]` each. */
export const choice = (label, options, chosen, changed, kind = "choice") =>
    el(
        "label",
        { class: kind },
        el("span", {}, label),
        el(
            "select",
            { change: event => changed(event.target.value) },
            options.map(([value, words]) => el("option", { value, selected: value === chosen }, words)),
        ),
    );
