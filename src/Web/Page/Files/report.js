// Shows a job's report in a frame of its own, which knows neither the key nor the network.
import { call } from "./api.js";
import { el, fill, say } from "./dom.js";

const [page, news, job] = [document.getElementById("page"), document.getElementById("news"), location.hash.slice(1)];
try {
    if (!/^[0-9a-f]{16}$/.test(job)) throw new Error("The address names no job.");
    document.getElementById("back").href = `../#/jobs/${job}`;
    document.title = `Report of ${job} · Ponder`;
    const reply = await call(`jobs/${job}/report`);
    const address = URL.createObjectURL(await reply.blob());
    page.append(el("iframe", { title: `Report of job ${job}`, sandbox: "allow-scripts allow-downloads", src: address }));
    say(news, "");
} catch (error) {
    say(news, "");
    fill(page, el("h1", {}, "No report"), el("p", { role: "alert" }, error.message));
}
