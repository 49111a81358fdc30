"use strict";
// The page's data, and how anything gets onto the page.
const page = document.getElementById("page");
const data = JSON.parse(document.getElementById("data").textContent);

/** An element. Attributes that are functions listen; children that are texts stay texts, whatever they look like. */
function el(name, attributes = {}, ...children) {
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
function section(heading, ...children) {
    const id = `section-${++sections}`;
    return el("section", { "aria-labelledby": id }, el("h2", { id }, heading), children);
}

/** A table. `columns` are texts, or `[text, "n"]` where the column holds numbers; cells are texts or elements,
 * a cell of its own make, or null below one that spans rows. */
function table(caption, columns, rows, { hidden = false } = {}) {
    const kinds = columns.map(c => (Array.isArray(c) ? c[1] : undefined));
    return el(
        "div",
        { class: "scroll", tabindex: 0, role: "region", "aria-label": caption },
        el(
            "table",
            {},
            el("caption", { class: hidden ? "unseen" : undefined }, caption),
            el(
                "thead",
                {},
                el(
                    "tr",
                    {},
                    columns.map((c, i) => el("th", { scope: "col", class: kinds[i] }, Array.isArray(c) ? c[0] : c)),
                ),
            ),
            el(
                "tbody",
                {},
                rows.map(row =>
                    el(
                        "tr",
                        {},
                        row.map((cell, i) =>
                            cell === null || cell instanceof HTMLTableCellElement ? cell : el("td", { class: kinds[i] }, cell),
                        ),
                    ),
                ),
            ),
        ),
    );
}

/** The figures of a chart as a table, folded away until somebody wants them. */
const figures = (...of) => el("details", { class: "figures" }, el("summary", {}, "Figures"), el("div", {}, table(...of)));

/** A choice of one of several: `[value, words]` each. */
const choice = (label, options, chosen, changed) =>
    el(
        "label",
        { class: "choice" },
        el("span", {}, label),
        el(
            "select",
            { change: event => changed(event.target.value) },
            options.map(([value, words]) => el("option", { value, selected: value === chosen }, words)),
        ),
    );
