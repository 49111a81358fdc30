// Token ids and places by Hugging Face's own tokenizer for JavaScript, the inputs put together as each family's published code does it, in one piece where it does.
// npm install @huggingface/tokenizers; node ids.mjs > ids.json; python3 make.py score
import { readFileSync } from "node:fs";
import { Tokenizer } from "@huggingface/tokenizers";

const read = (family, file) => JSON.parse(readFileSync(new URL(`./${family}/${file}`, import.meta.url)));
const cases = [
  ["What is 3 + 4?", ["So we add 3 and 4.", "The answer is 7."]],
  ["What is the sum of 12 and 5?", ["We get 12 + 5 = 17."]],
  ["Größe: 2 − 1 = ?", ["It’s 1 — “one”.\nThat is all.", "So: $\\boxed{1}$", "+-+"]],
];

const families = {
  "math-shepherd": (t, prm, q, steps) => {
    const ids = t(`${q} ${steps.map((s, i) => `Step ${i + 1}: ${s} ки`).join("\n")}`);
    return { ids, places: all(ids, prm.stepToken), good: prm.goodToken, bad: prm.badToken };
  },
  rlhflow: (t, prm, q, steps) => {
    const turn = (role, text) => `<|start_header_id|>${role}<|end_header_id|>\n\n${text}<|eot_id|>`;
    const system = turn("system", "Cutting Knowledge Date: December 2023\nToday Date: 26 Jul 2024\n\n");
    const ids = t("<|begin_of_text|>" + system + steps.map((s, i) => turn("user", i ? s : `${q} ${s}`) + turn("assistant", "+")).join("")).slice(0, -1);
    const header = t("assistant<|end_header_id|>\n\n+");
    const places = ids.map((_, i) => i).filter((i) => header.every((id, j) => ids[i - header.length + 2 + j] === id));
    return { ids, places, good: t("+").at(-1), bad: t("-").at(-1) };
  },
  skywork: (t, prm, q, steps) => {
    const ids = t("<|endoftext|>" + q + "\n"), places = [];
    for (const step of steps) {
      ids.push(...t(step.replaceAll("\n", " ")));
      places.push(ids.length);
      ids.push(t("\n").at(-1));
    }
    return { ids, places };
  },
  "qwen2.5-math-prm": (t, prm, q, steps) => {
    const system = "Please reason step by step, and put your final answer within \\boxed{}.";
    const answer = steps.join("<extra_0>") + "<extra_0>";
    const ids = t(`<|im_start|>system\n${system}<|im_end|>\n<|im_start|>user\n${q}<|im_end|>\n<|im_start|>assistant\n${answer}<|im_end|>\n`);
    return { ids, places: all(ids, prm.stepToken) };
  },
};

const all = (ids, id) => ids.map((_, i) => i).filter((i) => ids[i] === id);
const result = [];
for (const [family, lay] of Object.entries(families)) {
  const tokenizer = new Tokenizer(read(family, "tokenizer.json"), read(family, "tokenizer_config.json"));
  const encode = (text) => tokenizer.encode(text, { add_special_tokens: false }).ids;
  for (const [problem, steps] of cases) result.push({ family, problem, steps, ...lay(encode, read(family, "prm.json"), problem, steps) });
}
console.log(JSON.stringify(result));
