// A list of any length: only the rows in sight are on the page. One stop for the keyboard, arrows within.
import { el, fill, say } from "./dom.js";

/** Browsers draw nothing taller; who has more rows is told to filter. */
const tallest = 15_000_000;
let made = 0;

/**
 * `columns` are `{ name, key, kind, cell }`: its heading, what it sorts by, its class, and what it shows of an item. `link` is where an item
 * leads.
 */
export class Grid {
    #items = [];
    #rows = [];
    #active = -1;
    #height = 0;
    #id = `grid-${++made}`;

    constructor({ label, columns, item, link, sort, sorted }) {
        Object.assign(this, { columns, item, link, sort, sorted });
        this.probe = el("div", { class: "row probe", "aria-hidden": "true" });
        this.heads = columns.map(column =>
            el(
                "div",
                { role: "columnheader", class: column.kind },
                column.key && sorted ? el("button", { type: "button", click: () => sorted(column.key) }, column.name) : column.name,
            ),
        );
        this.body = el("div", { role: "rowgroup", class: "body" });
        this.cut = el("p", { class: "wary" });
        this.grid = el(
            "div",
            {
                role: "grid",
                id: this.#id,
                "aria-label": label,
                "aria-colcount": columns.length,
                tabindex: 0,
                class: "grid",
                keydown: event => this.#key(event),
                focus: () => this.#active < 0 && this.#items.length > 0 && this.activate(this.#first()),
            },
            el("div", { role: "rowgroup", class: "heads" }, el("div", { role: "row", class: "row head", "aria-rowindex": 1 }, this.heads)),
            this.body,
        );
        this.element = el("div", { class: "list" }, this.probe, this.grid, this.cut);
    }

    /** Follows the page until that ends. */
    follow(signal) {
        let asked = false;
        const soon = () => {
            if (!asked) requestAnimationFrame(() => ((asked = false), this.#draw()));
            asked = true;
        };
        addEventListener("scroll", soon, { passive: true, signal });
        addEventListener("resize", () => ((this.#height = 0), soon()), { signal });
    }

    /** Shows these items; the one that was active stays so where it is among them. */
    show(items) {
        const was = this.#items[this.#active];
        this.#items = items;
        this.#active = was === undefined ? -1 : items.indexOf(was);
        for (const row of this.#rows) row.at = -1; // What an item shows may be another.
        const { key, down } = this.sort?.() ?? {};
        this.columns.forEach((column, i) => {
            if (column.key && this.sorted)
                this.heads[i].setAttribute("aria-sort", column.key === key ? (down ? "descending" : "ascending") : "none");
        });
        this.#draw();
    }

    /** Makes an item the active one and brings it into sight. */
    activate(at, block = "nearest") {
        this.#active = at;
        this.#draw();
        const top = this.body.getBoundingClientRect().top + at * this.#height,
            head = this.grid.querySelector(".heads").offsetHeight;
        if (block === "center") scrollBy(0, top - innerHeight / 2);
        else if (top < head) scrollBy(0, top - head);
        else if (top + this.#height > innerHeight) scrollBy(0, top + this.#height - innerHeight);
        this.#draw();
    }

    /** Goes on where somebody was. */
    resume(item) {
        const at = this.#items.indexOf(item);
        if (at < 0) return;
        this.activate(at, "center");
        this.grid.focus({ preventScroll: true });
    }

    #first = () => Math.max(0, Math.min(this.#items.length - 1, Math.ceil(-this.body.getBoundingClientRect().top / (this.#height || 1))));

    #key(event) {
        if (event.target !== this.grid || event.altKey || event.ctrlKey || event.metaKey) return;
        const page = Math.max(1, Math.floor(innerHeight / this.#height) - 2),
            last = this.#items.length - 1;
        const to = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity }[event.key];
        if (to !== undefined && last >= 0) this.activate(Math.max(0, Math.min(last, this.#active + to)));
        else if (event.key === "Enter" && this.#active >= 0) location.hash = this.link(this.#items[this.#active]);
        else return;
        event.preventDefault();
    }

    #draw() {
        this.#height ||= this.probe.offsetHeight;
        if (this.#height === 0) return;
        const fits = Math.min(this.#items.length, Math.floor(tallest / this.#height)),
            top = -this.body.getBoundingClientRect().top;
        const from = Math.max(0, Math.min(fits, Math.floor(top / this.#height) - 6)),
            to = Math.min(fits, Math.ceil((top + innerHeight) / this.#height) + 6);
        this.body.style.height = `${fits * this.#height}px`;
        this.grid.setAttribute("aria-rowcount", `${this.#items.length + 1}`);
        say(this.cut, fits < this.#items.length ? `The first ${fits} are listed: filter to see others.` : "");
        while (this.#rows.length < to - from) this.#rows.push(this.#make());
        this.#rows.forEach((row, i) => this.#put(row, from + i < to ? from + i : -1));
        const active = this.#active >= from && this.#active < to ? `${this.#id}-${this.#active}` : null;
        if (active) this.grid.setAttribute("aria-activedescendant", active);
        else this.grid.removeAttribute("aria-activedescendant");
    }

    #make() {
        const cells = this.columns.map(column => el("div", { role: "gridcell", class: column.kind })),
            row = { cells, at: -1 };
        row.element = el(
            "div",
            { role: "row", class: "row", click: event => event.target.closest("a") || (location.hash = this.link(row.item)) },
            cells,
        );
        this.body.append(row.element);
        return row;
    }

    #put(row, at) {
        row.element.hidden = at < 0;
        if (at < 0) return void (row.at = -1);
        row.element.classList.toggle("active", at === this.#active);
        row.element.setAttribute("aria-selected", `${at === this.#active}`);
        if (row.at === at) return;
        Object.assign(row, { at, item: this.#items[at] });
        const item = this.item(row.item);
        row.element.id = `${this.#id}-${at}`;
        row.element.setAttribute("aria-rowindex", `${at + 2}`);
        row.element.style.transform = `translateY(${at * this.#height}px)`;
        this.columns.forEach((column, i) => {
            const shown = column.cell(item, row.item);
            if (i === 0) fill(row.cells[i], el("a", { href: this.link(row.item), tabindex: -1 }, shown));
            else fill(row.cells[i], shown);
        });
    }
}
