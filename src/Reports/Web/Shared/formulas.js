// Where formulas stand in a text, by the marks that people and models set around them.

/** Where a formula may begin. */
export const formulaMark = /\$|\\[([]|\\begin\{|\\boxed\s*\{/;

const longest = 5000;
const environments = /^\\begin\{((?:equation|align|alignat|gather|multline|array|[bpvBV]?matrix|cases)\*?)\}/;

/** The formula that begins the text: `{ raw, tex, display }`; null where none does. */
export function formula(rest) {
    const text = rest.slice(0, longest);
    if (text[0] === "$") return text[1] === "$" ? between(text, "$$", "$$", true) : dollars(text);
    if (text.startsWith("\\(")) return between(text, "\\(", "\\)", false);
    if (text.startsWith("\\[")) return between(text, "\\[", "\\]", true);
    const [open, name] = text.match(environments) ?? [];
    if (open) {
        const close = `\\end{${name}}`,
            end = text.indexOf(close);
        return end < 0 ? null : whole(text.slice(0, end + close.length), true);
    }
    const boxed = text.match(/^\\boxed\s*\{/) ? braced(text, text.indexOf("{")) : -1;
    return boxed < 0 ? null : whole(text.slice(0, boxed), false);
}

const whole = (raw, display) => ({ raw, tex: raw, display });

function between(text, open, close, display) {
    const end = text.indexOf(close, open.length);
    if (end < 0) return null;
    const tex = text.slice(open.length, end);
    return tex.trim() === "" || /\n\s*\n/.test(tex) ? null : { raw: text.slice(0, end + close.length), tex, display };
}

/** Between single dollars, unless these are sums of money. */
function dollars(text) {
    const end = closing(text);
    if (end < 0) return null;
    const tex = text.slice(1, end);
    return isFormula(tex, text[end + 1]) ? { raw: text.slice(0, end + 1), tex, display: false } : null;
}

function closing(text) {
    for (let at = 1; at < text.length; at++) {
        if (text[at] === "\\") at++;
        else if (text[at] === "$") return at;
        else if (text[at] === "\n" && /^\n\s*\n/.test(text.slice(at, at + 20))) return -1;
    }
    return -1;
}

/** Words of a formula that are no prose. */
const set = /\\(?:text|mathrm|mathbf|mathit|mathsf|operatorname|mbox|textbf|textit|textrm)\s*\{[^{}]*\}|\\[A-Za-z]+/g;

/** As Pandoc has it: no space inside the marks, or on both sides, and no digit behind; and no sentence between two sums of money. */
function isFormula(marked, next = "") {
    const tex = plain(marked);
    if (tex.trim() === "" || /\d/.test(next)) return false;
    const [before, after] = [/^\s/.test(tex), /\s$/.test(tex)];
    if (before !== after || (before && !/[\\^_=<>+]/.test(tex))) return false;
    return !/(^|[\s,;:(])[A-Za-z]{2,}(?=$|[\s,;:.)])/.test(tex.replace(set, " \\ ").trim()) || /^[A-Za-z]+$/.test(tex.trim());
}

/** The place behind the brace that closes the one at that place; −1 where none does. */
function braced(text, at) {
    for (let depth = 0; at < text.length; at++) {
        if (text[at] === "\\") at++;
        else if (text[at] === "{") depth++;
        else if (text[at] === "}" && --depth === 0) return at + 1;
    }
    return -1;
}

/** Whether an answer is a formula as it stands, without marks. */
export const isBare = text =>
    text.length < 400 &&
    !text.includes("$") &&
    (/\\[A-Za-z]{2,}|\\[,;!{]/.test(text) || /[\w)}][\^_][\w({-]/.test(text)) &&
    !/(^|\s)[A-Za-z]{3,}(?=$|[\s,.;:])/.test(text.replace(set, " ")) &&
    !/[`\n]|\\\(|\\\[|[A-Za-z]_[A-Za-z]{2}|^\w{2,}_\w+$/.test(text.replace(set, " "));

/** Around what is to be marked in a text: two characters that no text has. */
export const markStart = "\ufdd0";
export const markEnd = "\ufdd1";

/** The text without those. */
export const plain = text => text.replaceAll(markStart, "").replaceAll(markEnd, "");
