// Formulas in lists: only in the rows in sight, and once what sets them is there.
import { reading } from "./reading.js";
import { answerText } from "./typeset.js";

const marks = /[\\$^]/,
    kept = new Map(),
    most = 2000;

/** Whether a job's answers are mathematics; while it runs nobody says. */
const isMathematics = ({ summary }) => summary && (summary.spec.kinds ?? []).every(kind => kind === "math" || kind === "choice");

/** Has formulas set in a list of these jobs' texts, where there are any; gives whether they are. */
export async function sets(jobs, texts) {
    if (!jobs.every(isMathematics) || !texts.some(text => text && marks.test(text))) return false;
    await reading();
    return true;
}

/** A text of a list, as it is to be read. */
export function listed(text, isSet) {
    if (!isSet || !marks.test(text)) return text;
    if (kept.size > most) kept.clear();
    if (!kept.has(text)) kept.set(text, answerText(text));
    return kept.get(text).map(part => (typeof part === "string" ? part : part.cloneNode(true)));
}
