"use strict";
// Numbers and names in words.
const whole = value => Math.round(value).toLocaleString("en");
const percent = (value, digits = 1) => `${(100 * value).toFixed(digits)} %`;
const signed = (value, digits = 1) => `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(digits)}`;
const points = value => signed(100 * value);
const range = (low, high, say = v => (100 * v).toFixed(0)) => `${say(low)}–${say(high)}`;
const many = (count, one, more = `${one}s`) => `${whole(count)} ${count === 1 ? one : more}`;

/** A number in three digits: 512, 1.05k, 2.4M, 3.9e11. */
function short(value) {
    if (value === 0) return "0";
    if (value >= 1e9) return value.toExponential(2).replace(/\.?0*e\+/, "e");
    if (value >= 1e6) return `${+(value / 1e6).toPrecision(3)}M`;
    return value >= 1e3 ? `${+(value / 1e3).toPrecision(3)}k` : `${+value.toPrecision(3)}`;
}

const flops = value => (value === 0 ? "0" : (+value).toExponential(2).replace("e+", "e"));

/** US dollars, in cents where they are many and in what is left of them where they are few. */
const dollars = value => `$${value >= 1 ? (+value).toFixed(2) : +(+value).toPrecision(2)}`;

/** The 95 % interval of a share by Wilson's score (1927). */
function wilson(right, of) {
    const z = 1.96,
        p = right / of,
        middle = (p + (z * z) / (2 * of)) / (1 + (z * z) / of);
    const half = (z * Math.sqrt((p * (1 - p)) / of + (z * z) / (4 * of * of))) / (1 + (z * z) / of);
    return [Math.max(0, middle - half), Math.min(1, middle + half)];
}

const binName = bin => (bin === 1 ? "1, easiest" : bin === 5 ? "5, hardest" : `${bin}`);

/** A moment by the reader's clock. */
const moment = text => new Date(text).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" });

/** Milliseconds in words, in two units at most. */
function duration(time) {
    const seconds = Math.round(time / 1000),
        units = [
            ["day", 86400],
            ["h", 3600],
            ["min", 60],
            ["s", 1],
        ];
    const first = units.findIndex(([, size]) => seconds >= size);
    if (first < 0) return "less than a second";
    const [[name, size], next] = [units[first], units[first + 1]],
        rest = next ? Math.floor((seconds % size) / next[1]) : 0;
    const count = Math.floor(seconds / size);
    return `${count} ${name === "day" && count > 1 ? "days" : name}${rest ? ` ${rest} ${next[0]}` : ""}`;
}
