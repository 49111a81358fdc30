"""Eager PyTorch writing what the C# generator writes: the shipped model's own weights, the same prompts, batch and temperature."""
import json
import sys
import time

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from model import Config, Decoder
from sampling import sample
from tokens import Tokenizer


def decoder(path: str) -> tuple[Decoder, list[str]]:
    """The PyTorch model back from the file that export.py made of it."""
    proto = onnx.load(path)
    w = {t.name: torch.from_numpy(np.array(numpy_helper.to_array(t))) for t in proto.graph.initializer}
    facts = {p.key: p.value for p in proto.metadata_props}
    layers, kv, d = (int(facts[key]) for key in ("layers", "kv_heads", "head_dim"))
    vocab, width = w["embed"].shape
    heads = w["layer0.o"].shape[0] // d
    config = Config(vocab, layers, width, heads, kv, d, w["layer0.up"].shape[1], int(facts["context"]))
    state = {"embed.weight": w["embed"], "norm.weight": w["norm"]}
    for i in range(layers):
        q, k, v = w[f"layer{i}.qkv"].split([heads * d, kv * d, kv * d], dim=1)
        parts = {"q": q * d ** 0.5, "k": k, "v": v, "o": w[f"layer{i}.o"], "up": w[f"layer{i}.up"], "down": w[f"layer{i}.down"]}
        state |= {f"layers.{i}.{name}.weight": part.T.contiguous() for name, part in parts.items()}
        state |= {f"layers.{i}.{name}.weight": w[f"layer{i}.{name}"] for name in ("norm1", "norm2")}
    model = Decoder(config)
    model.load_state_dict(state)
    return model.eval(), json.loads(facts["vocab"])


def main() -> None:
    model, vocab = decoder(sys.argv[1])
    tokenizer, task = Tokenizer(vocab), json.loads(sys.stdin.readline())
    prompts, at_once = [tokenizer.prompt(problem) for problem in task["problems"]], task["atOnce"]
    generator, at = torch.Generator().manual_seed(1), 0
    for line in sys.stdin:
        tokens, start = 0, time.perf_counter()
        while time.perf_counter() - start < float(line):
            batch = [prompts[(at + i) % len(prompts)] for i in range(at_once) for _ in range(task["samples"])]
            texts = sample(model, tokenizer, batch, task["temperature"], generator)
            tokens, at = tokens + sum(220 if text is None else len(text) + 1 for text in texts), at + at_once
        print(tokens / (time.perf_counter() - start), flush=True)


if __name__ == "__main__":
    main()
