// Token ids of texts.json by Hugging Face's own tokenizer for JavaScript, special tokens in the text read and none added.
// npm install @huggingface/tokenizers; node ids.mjs > ids.json
import { readFileSync } from "node:fs";
import { Tokenizer } from "@huggingface/tokenizers";

const read = (file) => JSON.parse(readFileSync(new URL(`./${file}`, import.meta.url)));
const ids = {};
for (const [family, texts] of Object.entries(read("texts.json"))) {
  const tokenizer = new Tokenizer(read(`${family}/tokenizer.json`), read(`${family}/tokenizer_config.json`));
  ids[family] = texts.map((text) => [...tokenizer.encode(text, { add_special_tokens: false }).ids]);
}
console.log(JSON.stringify(ids));
