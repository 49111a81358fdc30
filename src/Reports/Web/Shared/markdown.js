// Reads a text's Markdown into tokens. It is careful: what would change the sense of a calculation is no markup, and neither is HTML nor a link.
import { formula, formulaMark } from "./formulas.js";

const word = /[\p{L}\p{N})\]}.$]/u;
const nothing = () => undefined;

/** A list of terms is no list: `- 3 + 4` is a line of a calculation. */
const sum = /^ {0,3}(?:\+|[-*] *[-\d(][\d\s+\-*/=().,^xyz]*(?:\n|$))/;

const tokenizer = {
    html: nothing,
    tag: nothing,
    link: nothing,
    reflink: nothing,
    autolink: nothing,
    url: nothing,
    def: nothing,
    lheading: nothing,
    code: nothing,
    list: src => (sum.test(src) || /^ {0,3}\d{4,}[.)]/.test(src) ? undefined : false),
    heading: src => (/^#{1,6}\s+[-\d.,$%\s]+(?:\n|$)/.test(src) || /^#\s+of\b/.test(src) ? undefined : false),
    escape: src => (/^\\[*_`#$%&|~]/.test(src) ? false : undefined),
    del: src => (src.startsWith("~~") ? false : undefined),
    emStrong: (src, _, before) =>
        before && word.test(before) && /^\*(?!\*)/.test(src) ? undefined : before === "_" || /^_{1,2}\w+__/.test(src) ? undefined : false,
};

const found = (src, level) => {
    const one = formula(src);
    return one && { type: "formula", level, ...one };
};

const inline = {
    name: "formula",
    level: "inline",
    start: src => (src.search(formulaMark) + 1 || Infinity) - 1,
    tokenizer: src => found(src, "inline") ?? undefined,
};

/** A formula that has its lines to itself: nothing in it is a list or a heading. */
const block = {
    name: "formulas",
    level: "block",
    start: src => src.match(/(?:^|\n) {0,3}(?=\$\$|\\\[|\\begin\{)/)?.index,
    tokenizer(src) {
        const lead = src.match(/^\n? {0,3}(?=\$\$|\\\[|\\begin\{)/);
        const one = lead && found(src.slice(lead[0].length), "block");
        const tail = one && src.slice(lead[0].length + one.raw.length).match(/^[ \t]*(?:[.,;][ \t]*)?(?:\n|$)/);
        return tail ? { ...one, type: "formulas", source: one.raw, raw: lead[0] + one.raw + tail[0], after: tail[0].trim() } : undefined;
    },
};

/** Drawings in Asymptote, which many problems have in them. */
const drawing = {
    name: "drawing",
    level: "block",
    start: src => src.match(/\[asy\]/)?.index,
    tokenizer(src) {
        const [raw, text] = src.match(/^\[asy\]([\s\S]*?)\[\/asy\]\n?/) ?? [];
        return raw ? { type: "code", raw, text: text.trim() } : undefined;
    },
};

/** Formulas are nothing to emphasise. */
function mask(src) {
    let masked = "";
    for (let rest = src; ;) {
        const at = rest.search(formulaMark);
        if (at < 0) return masked + rest;
        const one = formula(rest.slice(at)),
            end = at + (one ? one.raw.length : 1);
        masked += rest.slice(0, at) + (one ? "a".repeat(one.raw.length) : rest.slice(at, end));
        rest = rest.slice(end);
    }
}

let reader;

/** The tokens of a text; null where the page cannot read Markdown, or the text is no honest one. */
export function tokens(text) {
    if (globalThis.marked === undefined || text.length > 100_000) return null;
    reader ??= new globalThis.marked.Marked({ gfm: true, tokenizer, extensions: [inline, block, drawing], hooks: { emStrongMask: mask } });
    try {
        return reader.lexer(text);
    } catch {
        return null;
    }
}
