"""Writes a tiny folder of every family as exporters lay it out, and what jinja2 and PyTorch make of it.

python3 make.py models; node ids.mjs > ids.json; python3 make.py score. Needs Debian's python3-torch, python3-onnx, python3-jinja2, and npm's
@huggingface/tokenizers."""

import importlib.util
import json
import sys
from pathlib import Path

import jinja2.sandbox
import numpy as np
import onnx
from onnx.external_data_helper import convert_model_to_external_data

from families import FAMILIES
from graph import network
from reference import Reference, weights

HERE = Path(__file__).parent
spec = importlib.util.spec_from_file_location("prm", HERE / "../../Prm/Tiny/make.py")
prm = importlib.util.module_from_spec(spec)
spec.loader.exec_module(prm)

ASK = "You solve problems step by step."
CHATS = [
    [("system", ASK), ("user", "What is 3 + 4?")],
    [("user", "  What is the sum of the numbers 12 and 5?\n")],
    [("system", ASK), ("user", "Größe: 2 − 1 = ? 🙂"), ("assistant", "So we add.\n\nThe answer is 1."), ("user", "Is it?")],
    # What a judge is asked.
    [("system", "You check solutions of problems step by step. Answer with one word: Yes or No."),
     ("user", "What is 3 + 4?\n\nA solution as far as it goes:\n\nStep 1: So we add 3 and 4.\n\nStep 2: The answer is 7.\n\n"
              "Is every step so far right? Answer Yes or No.")],
]
COUNT = 40
# folder: family, fused attention, number kind, weights beside the model
FOLDERS = {f"{name}{suffix}": (name, fused, kind, beside)
           for name in FAMILIES
           for suffix, fused, kind, beside in (("", True, np.float32, name == "llama3"), ("-plain", False, np.float32, name == "phi4"))}
FOLDERS["qwen2.5-half"] = ("qwen2.5", True, np.float16, False)
FOLDERS["qwen2.5-plain-half"] = ("qwen2.5", False, np.float16, False)


def tokenizer(f):
    vocabulary, made = prm.tokenizer(f.split, list(f.special))
    if f.gemma:
        made["normalizer"] = {"type": "Replace", "pattern": {"String": " "}, "content": "\u2581"}
        made["decoder"] = {"type": "Sequence", "decoders": [{"type": "Replace", "pattern": {"String": "\u2581"}, "content": " "}, {"type": "ByteFallback"}, {"type": "Fuse"}]}
    if f.template in ("chatml-thinking", "deepseek"):
        for word in ("<think>", "</think>"):
            vocabulary[word] = len(vocabulary)
            made["added_tokens"].append({"id": vocabulary[word], "content": word, "single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": False})
    if f.bos:
        made["post_processor"] = {"type": "TemplateProcessing", "single": [{"SpecialToken": {"id": f.bos, "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}}],
                                  "pair": [{"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 1}}],
                                  "special_tokens": {f.bos: {"id": f.bos, "ids": [vocabulary[f.bos]], "tokens": [f.bos]}}}
    return vocabulary, made


def config(f, vocabulary, ends):
    facts = {"architectures": [f.architecture], "model_type": f.model_type, "vocab_size": len(vocabulary), "hidden_size": f.hidden,
             "intermediate_size": f.inner, "num_hidden_layers": f.layers, "num_attention_heads": f.heads, "num_key_value_heads": f.kv_heads,
             "head_dim": f.head, "max_position_embeddings": f.context, "rope_theta": f.theta, "rms_norm_eps": f.eps, "tie_word_embeddings": f.tied,
             "eos_token_id": ends if len(ends) > 1 else ends[0], "hidden_act": "silu"}
    if f.rotary < 1:
        facts["partial_rotary_factor"] = f.rotary
    if f.scaling:
        facts["rope_scaling"] = f.scaling
    if f.gemma:
        facts |= {"hidden_activation": "gelu_pytorch_tanh", "hidden_act": "gelu_pytorch_tanh", "attn_logit_softcapping": 50.0, "final_logit_softcapping": 30.0,
                  "query_pre_attn_scalar": f.head, "sliding_window": f.window, "layer_types": ["sliding_attention", "full_attention"]}
    return facts


def genai(f, vocabulary, ends):
    return {"model": {"type": f.model_type, "context_length": f.context, "vocab_size": len(vocabulary), "eos_token_id": ends, "pad_token_id": ends[0],
                      "decoder": {"filename": "model.onnx", "head_size": f.head, "hidden_size": f.hidden, "num_attention_heads": f.heads,
                                  "num_hidden_layers": f.layers, "num_key_value_heads": f.kv_heads,
                                  "session_options": {"log_id": "onnxruntime-genai", "provider_options": []},
                                  "inputs": {"input_ids": "input_ids", "attention_mask": "attention_mask",
                                             "past_key_names": "past_key_values.%d.key", "past_value_names": "past_key_values.%d.value"},
                                  "outputs": {"logits": "logits", "present_key_names": "present.%d.key", "present_value_names": "present.%d.value"}}},
            "search": {"do_sample": False, "max_length": f.context, "past_present_share_buffer": True, "top_k": 1, "top_p": 1.0}}


def template(f):
    return (HERE / "templates" / f"{f.template}.jinja").read_text()


def seed(name):
    return sum(map(ord, name))


def models():
    for folder, (name, fused, kind, beside) in FOLDERS.items():
        f = FAMILIES[name]
        vocabulary, made = tokenizer(f)
        at = HERE / folder
        at.mkdir(exist_ok=True)

        def write(file, value):
            (at / file).write_text(json.dumps(value, ensure_ascii=False, indent=None if file == "tokenizer.json" else 1) + "\n")

        ends = [vocabulary[e] for e in f.eos]
        write("tokenizer.json", made)
        settings = {"tokenizer_class": "PreTrainedTokenizerFast", "eos_token": f.eos[0], "bos_token": f.bos, "model_max_length": f.context}
        write("tokenizer_config.json", settings | ({} if f.gemma else {"chat_template": template(f)}))
        if f.gemma:
            (at / "chat_template.jinja").write_text(template(f))
        write("config.json", config(f, vocabulary, ends))
        write("generation_config.json", {"eos_token_id": ends, "do_sample": True, "temperature": 0.7, "top_k": 20, "top_p": 0.8})
        if fused:
            write("genai_config.json", genai(f, vocabulary, ends))
        model = network(f, weights(f, len(vocabulary), seed(name)), len(vocabulary), kind, fused)
        if beside:
            convert_model_to_external_data(model, location="model.onnx.data", size_threshold=256)
        for old in ("model.onnx", "model.onnx.data"):
            (at / old).unlink(missing_ok=True)
        onnx.save(model, str(at / "model.onnx"))
    texts = {name: [rendered(f, chat) for chat in CHATS] for name, f in FAMILIES.items()}
    (HERE / "texts.json").write_text(json.dumps(texts, ensure_ascii=False))


def rendered(f, chat):
    """As transformers' apply_chat_template does; a system message that the template refuses goes before the first user's."""
    def refuse(message):
        raise jinja2.exceptions.TemplateError(message)

    environment = jinja2.sandbox.ImmutableSandboxedEnvironment(trim_blocks=True, lstrip_blocks=True)
    environment.globals["raise_exception"] = refuse
    if f.gemma and chat[0][0] == "system":
        chat = [("user", f"{chat[0][1]}\n\n{chat[1][1]}"), *chat[2:]]
    messages = [{"role": role, "content": content} for role, content in chat]
    return environment.from_string(template(f)).render(messages=messages, add_generation_prompt=True, bos_token=f.bos or "", eos_token=f.eos[0])


def score():
    ids = json.loads((HERE / "ids.json").read_text())
    expected = {}
    for name, f in FAMILIES.items():
        vocabulary, _ = tokenizer(f)
        reference = Reference(f, weights(f, len(vocabulary), seed(name)))
        ends = [vocabulary[e] for e in f.eos]
        cases = []
        for chat, text, tokens in zip(CHATS, json.loads((HERE / "texts.json").read_text())[name], ids[name]):
            logits = reference.logits(tokens)
            cases.append({"chat": [{"role": r, "content": c} for r, c in chat], "text": text, "ids": tokens,
                          "last": [round(float(v), 6) for v in logits[-1]], "greedy": reference.greedy(tokens, COUNT, ends)})
        expected[name] = cases
    (HERE / "expected.json").write_text(json.dumps(expected, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    models() if sys.argv[1] == "models" else score()
