// Requests to the service. The key is asked for once, where one is needed, and kept until the tab is closed.
import { askKey } from "./key.js";

const base = new URL("../api/", import.meta.url);
const kept = "ponder-key";
let asking = null;

/** What the service refused, in its own words. */
export class Refusal extends Error {
    constructor(status, message) {
        super(message);
        this.status = status;
    }
}

async function words(reply) {
    try {
        return (await reply.json()).detail;
    } catch {
        return `The service answered ${reply.status}.`;
    }
}

async function keyAgain(refused) {
    if (sessionStorage.getItem(kept) !== refused) return;
    asking ??= askKey(refused !== null).finally(() => (asking = null));
    const key = await asking;
    if (!key) throw new Refusal(401, "Nothing is shown without the key of the service.");
    sessionStorage.setItem(kept, key);
}

/** The reply to a request; a key that is missing or refused is asked for. */
export async function call(path, { method = "GET", body, signal } = {}) {
    for (;;) {
        const key = sessionStorage.getItem(kept),
            headers = {};
        if (key !== null) headers["x-functions-key"] = key;
        if (body !== undefined) headers["content-type"] = "application/json";
        const reply = await fetch(new URL(path, base), { method, headers, signal, body: body && JSON.stringify(body) });
        if (reply.ok) return reply;
        if (reply.status !== 401) throw new Refusal(reply.status, await words(reply));
        await keyAgain(key);
    }
}

export const get = async (path, signal) => (await call(path, { signal })).json();

/** The lines of a reply as they come, parsed, a chunk of them at a time. */
export async function* lines(path, signal) {
    const reader = (await call(path, { signal })).body.getReader(),
        decoder = new TextDecoder();
    for (let rest = ""; ;) {
        const { value, done } = await reader.read();
        if (done) return;
        const text = decoder.decode(value, { stream: true }),
            end = text.lastIndexOf("\n");
        if (end < 0) rest += text;
        else {
            yield JSON.parse(`[${(rest + text.slice(0, end)).replaceAll("\n", ",")}]`);
            rest = text.slice(end + 1);
        }
    }
}

/** Does the work now and every so many seconds while somebody looks; what does not answer is tried again. */
export async function watch(seconds, signal, work, news) {
    for (let failed = 0; !signal.aborted;) {
        try {
            if (document.visibilityState === "visible") await work();
            if (failed > 0) news("");
            failed = 0;
        } catch (error) {
            if (signal.aborted) return;
            if (error instanceof Refusal && error.status < 500) throw error;
            news(`The service does not answer; trying again. ${error instanceof Refusal ? error.message : ""}`);
            failed++;
        }
        await pause(1000 * seconds() * Math.min(8, 2 ** failed), signal);
    }
}

function pause(time, signal) {
    return new Promise(done => {
        const timer = setTimeout(end, time);
        const seen = () => document.visibilityState === "visible" && end();
        document.addEventListener("visibilitychange", seen);
        signal.addEventListener("abort", end, { once: true });
        function end() {
            clearTimeout(timer);
            document.removeEventListener("visibilitychange", seen);
            done();
        }
    });
}
