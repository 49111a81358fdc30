// Tables: on a narrow screen each row becomes a card, in which every value has its column's name.
import { choice, el } from "./elements.js";

const kindOf = column => (Array.isArray(column) ? column[1] : undefined);
const nameOf = column => (Array.isArray(column) ? column[0] : column);

/** A cell of a column. What it is called stands before it on a narrow screen. */
export const tableCell = (column, content, attributes = {}) =>
    el(
        "td",
        {
            role: "cell",
            class: content === "" || content === null ? [kindOf(column), "empty"].filter(Boolean).join(" ") : kindOf(column),
            "data-name": nameOf(column),
            ...attributes,
        },
        content,
    );

/** A row of cells. */
export const tableRow = (cells, attributes = {}) => el("tr", { role: "row", ...attributes }, cells);

/** The heads of columns; those of `sort` are buttons that call it. Also the same as a choice, for where there are no heads. */
export function tableHead(columns, sort, isSorted = () => true) {
    const cells = columns.map((column, i) => {
        const name = nameOf(column) || el("span", { class: "unseen" }, "picture");
        const press = () => to(i, cells[i].getAttribute("aria-sort") === "ascending");
        return el(
            "th",
            { role: "columnheader", scope: "col", class: kindOf(column) },
            sort && isSorted(i) ? el("button", { type: "button", class: "sort", click: press }, name) : name,
        );
    });
    const ways = columns.flatMap((column, i) =>
        isSorted(i)
            ? [
                  [`${i} up`, nameOf(column)],
                  [`${i} down`, `${nameOf(column)}, falling`],
              ]
            : [],
    );
    const chooser = sort
        ? choice(
              "Sort by",
              [["", "as listed"], ...ways],
              "",
              value => to(value === "" ? -1 : parseInt(value, 10), value.endsWith("down")),
              "choice sorting",
          )
        : null;

    function to(by, down) {
        cells.forEach((head, i) =>
            i === by ? head.setAttribute("aria-sort", down ? "descending" : "ascending") : head.removeAttribute("aria-sort"),
        );
        chooser.querySelector("select").value = by < 0 ? "" : `${by} ${down ? "down" : "up"}`;
        sort(by, down);
    }

    return { row: el("thead", { role: "rowgroup" }, tableRow(cells)), chooser };
}

/** Puts values in order, numbers by size, texts as people sort them; what has none comes last. */
export function inOrder(a, b, down) {
    const none = value => value === undefined || value === null || value === "";
    if (none(a) || none(b)) return none(a) - none(b);
    const order = typeof a === "number" && typeof b === "number" ? a - b : `${a}`.localeCompare(`${b}`, "en", { numeric: true });
    return down ? -order : order;
}

/** A table. `columns` are texts, or `[text, "n"]` where the column holds numbers; cells are texts or elements. With `keys`, columns sort: `keys(row, column)`. */
export function table(caption, columns, rows, { hidden = false, keys } = {}) {
    const lines = rows.map(row => tableRow(row.map((content, i) => tableCell(columns[i], content))));
    const body = el("tbody", { role: "rowgroup" }, lines);
    const sort = (by, down) => {
        const order = lines.map((_, i) => i);
        if (by >= 0) order.sort((a, b) => inOrder(keys(a, by), keys(b, by), down) || a - b);
        body.append(...order.map(i => lines[i]));
    };
    const head = tableHead(columns, keys ? sort : null, i => !keys || rows.length === 0 || keys(0, i) !== undefined);
    return el(
        "div",
        { class: "tabular" },
        head.chooser,
        el("table", { role: "table" }, el("caption", { class: hidden ? "unseen" : undefined }, caption), head.row, body),
    );
}

/** The figures of a chart as a table, folded away until somebody wants them. */
export const figures = (...of) => el("details", { class: "figures" }, el("summary", {}, "Figures"), el("div", {}, table(...of)));
