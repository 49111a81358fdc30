"""Writes a folder with a random model of a real size, as exporters lay it out: its speed does not depend on its weights.

python3 make_model.py OUT SIZE [fp16|fp32] [prm]. Needs numpy, onnx and torch, as the test models do."""

import json
import shutil
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnx
from onnx.external_data_helper import convert_model_to_external_data

TINY = Path(__file__).parent / "../../Inference.Tests/Onnx/Language/Tiny"
sys.path.insert(0, str(TINY))

from families import FAMILIES  # noqa: E402
from graph import network, reward  # noqa: E402

SIZES = {  # hidden, inner, layers, heads, heads of keys, numbers a head, words
    "30m": (512, 1408, 8, 8, 2, 64, 8192),
    "0.5b": (896, 4864, 24, 14, 2, 64, 151936),
    "1.5b": (1536, 8960, 28, 12, 2, 128, 151936),
}


class Weights(dict):
    """Random matrices of the family's shapes, in the kind of numbers that is kept; a block of chance serves for all of them."""

    def __init__(self, f, vocabulary, kind):
        super().__init__()
        block = np.random.RandomState(7).randn(1 << 22).astype(np.float32)

        def matrix(name, *shape):
            self[name] = (np.resize(block[len(self) :], shape) / np.sqrt(shape[-1])).astype(kind)

        self["model.embed_tokens.weight"] = np.resize(block, (vocabulary, f.hidden)).astype(kind) * kind(0.02)
        self["model.norm.weight"] = np.ones(f.hidden, kind)
        for i in range(f.layers):
            at = f"model.layers.{i}"
            for part, heads in (("q", f.heads), ("k", f.kv_heads), ("v", f.kv_heads)):
                matrix(f"{at}.self_attn.{part}_proj.weight", heads * f.head, f.hidden)
                self[f"{at}.self_attn.{part}_proj.bias"] = np.zeros(heads * f.head, kind)
            matrix(f"{at}.self_attn.o_proj.weight", f.hidden, f.heads * f.head)
            for part, shape in (("gate", (f.inner, f.hidden)), ("up", (f.inner, f.hidden)), ("down", (f.hidden, f.inner))):
                matrix(f"{at}.mlp.{part}_proj.weight", *shape)
            for norm in ("input_layernorm", "post_attention_layernorm"):
                self[f"{at}.{norm}.weight"] = np.ones(f.hidden, kind)


def main(out, size, kind, prm):
    hidden, inner, layers, heads, keys, head, words = SIZES[size]
    f = replace(FAMILIES["qwen2.5"], hidden=hidden, inner=inner, layers=layers, heads=heads, kv_heads=keys, head=head, context=4096)
    out.mkdir(parents=True, exist_ok=True)
    tiny = TINY / "qwen2.5"
    for file in ("tokenizer.json", "tokenizer_config.json", "config.json", "genai_config.json"):
        shutil.copy(tiny / file, out)
    for file, at in (("config.json", "max_position_embeddings"), ("genai_config.json", None)):
        facts = json.loads((out / file).read_text())
        if at:
            facts |= {at: f.context, "hidden_size": hidden, "intermediate_size": inner, "num_hidden_layers": layers, "num_attention_heads": heads,
                      "num_key_value_heads": keys, "head_dim": head, "vocab_size": words}
        else:
            facts["model"] |= {"context_length": f.context, "vocab_size": words}
        (out / file).write_text(json.dumps(facts))
    weights = Weights(f, words, kind)
    model = reward(f, weights, kind) if prm else network(f, weights, words, kind)
    for file in ("model.onnx", "model.onnx.data"):
        (out / file).unlink(missing_ok=True)
    convert_model_to_external_data(model, location="model.onnx.data", size_threshold=1024)
    onnx.save(model, str(out / "model.onnx"))
    if prm:
        described = {"family": "value-head", "name": f"random {size}", "parameters": 1000, "stepMark": "\n"}
        (out / "prm.json").write_text(json.dumps(described))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], np.float16 if "fp16" in sys.argv else np.float32, "prm" in sys.argv)
