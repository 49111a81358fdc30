// Puts a text that people or models wrote onto the page: its Markdown and its formulas, never its markup.
import { el, scrolls } from "./elements.js";
import { markEnd, markStart, plain } from "./formulas.js";
import { tokens } from "./markdown.js";
import { typeset } from "./typeset.js";

/** A text as it is to be read. `mark` is a part of it that stands out, as `[from, to]`. */
export function prose(text, mark) {
    const clean = plain(text),
        source =
            mark && clean.length === text.length
                ? `${text.slice(0, mark[0])}${markStart}${text.slice(...mark)}${markEnd}${text.slice(mark[1])}`
                : clean;
    const writer = new Writer();
    let body;
    try {
        body = writer.blocks(tokens(source) ?? [{ type: "paragraph", tokens: [{ type: "text", text: source }] }]);
    } catch {
        body = el("p", {}, clean); // Nested deeper than anybody writes.
    }
    return scrolls(el("div", { class: "prose" }, body));
}

class Writer {
    #marking = false;

    blocks = list => list.map(token => this.#of(token));

    #of(token) {
        switch (token.type) {
            case "space":
            case "def":
                return null;
            case "paragraph":
                return el("p", {}, this.#inner(token));
            case "heading":
                return el("p", { class: "heading" }, this.#inner(token));
            case "list":
                return this.#list(token);
            case "blockquote":
                return el("blockquote", {}, this.blocks(token.tokens));
            case "code":
                return el("pre", {}, el("code", {}, this.#text(token.text)));
            case "hr":
                return el("hr");
            case "table":
                return this.#table(token);
            case "formulas":
                return el("p", { class: "alone" }, this.#formula({ ...token, raw: token.source }), token.after);
            case "formula":
                return this.#formula(token);
            case "strong":
            case "em":
            case "del":
                return el(token.type, {}, this.#inner(token));
            case "codespan":
                return el("code", {}, this.#text(token.text));
            case "br":
                return el("br");
            case "checkbox":
                return token.checked ? "☑ " : "☐ ";
            case "escape":
                return this.#text(token.text);
            case "text":
                return token.tokens ? this.#inner(token) : this.#text(token.text);
            default:
                return this.#text(token.raw);
        }
    }

    #inner = token => token.tokens.map(inner => this.#of(inner));

    #list = ({ ordered, start, items, loose }) =>
        el(
            ordered ? "ol" : "ul",
            { start: ordered && start !== 1 ? start : null, class: loose ? "loose" : null },
            items.map(item => el("li", {}, this.blocks(item.tokens))),
        );

    #table({ header, rows }) {
        const head = header.map(cell => el(cell.text.trim() ? "th" : "td", {}, this.#inner(cell)));
        const body = rows.map(row =>
            el(
                "tr",
                {},
                row.map(cell => el("td", {}, this.#inner(cell))),
            ),
        );
        return scrolls(el("div", { class: "scroll" }, el("table", {}, el("thead", {}, el("tr", {}, head)), el("tbody", {}, body))));
    }

    #formula(token) {
        if (!this.#marking || token.raw.includes(markEnd)) {
            this.#marking &&= false;
            return typeset(token);
        }
        return el("mark", {}, typeset(token));
    }

    /** A piece of text, with what is marked in it set off. */
    #text(text) {
        const parts = [];
        for (const part of text.split(new RegExp(`(?=[${markStart}${markEnd}])`))) {
            if (part[0] === markStart || part[0] === markEnd) this.#marking = part[0] === markStart;
            const words = plain(part);
            if (words) parts.push(this.#marking ? el("mark", {}, words) : words);
        }
        return parts;
    }
}
