// Numbers and states in words.
const grouped = new Intl.NumberFormat("en");

export const whole = value => grouped.format(Math.round(value));
export const many = (count, one, more = `${one}s`) => `${whole(count)} ${count === 1 ? one : more}`;
export const percent = (share, digits = 0) => `${(100 * share).toFixed(digits)} %`;
export const score = value => value.toFixed(2);
export const signed = (value, say = whole) => `${value > 0 ? "+" : value < 0 ? "−" : ""}${say(Math.abs(value))}`;

/** A cap in words, unit by unit. */
export const cap = ({ tokens, samples, money, flops }) =>
    [
        tokens === undefined ? null : `${whole(tokens)} tokens`,
        samples === undefined ? null : `${whole(samples)} samples`,
        money === undefined ? null : `$${money}`,
        flops === undefined ? null : `${flops.toExponential(1)} FLOPs`,
    ]
        .filter(Boolean)
        .join(", ") || "no cap";

/** A moment, on this day by its time alone. */
export function moment(text) {
    const at = new Date(text),
        today = at.toDateString() === new Date().toDateString();
    return at.toLocaleString("en-GB", today ? { timeStyle: "short" } : { dateStyle: "medium", timeStyle: "short" });
}

/** What a job is called. */
export const title = job => job.label ?? job.file ?? job.strategy;

export const tones = { completed: "good", failed: "bad", cancelled: "wary", stopped: "wary", paused: "wary" };
export const live = status => status === "running" || status === "pending";
export const solves = { solved: "answered", partial: "cut short", failed: "failed" };
