"""Makes a checkpoint of an exported decoder again, to train on from a shipped model: the proposer of a proposer's file, the reader of a PRM's."""
from __future__ import annotations

import argparse
import json
import math
from pathlib import Path

import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from model import Config, Decoder, save


def decoder(proto: onnx.ModelProto, config: Config) -> Decoder:
    """The weights of export.py's `body`, unpacked: queries, keys and values apart, queries without the factor that attention divides by."""
    weights = {w.name.removesuffix(".half"): torch.from_numpy(numpy_helper.to_array(w).copy()).float() for w in proto.graph.initializer if w.data_type in
               (onnx.TensorProto.FLOAT, onnx.TensorProto.FLOAT16)}
    model, queries = Decoder(config), config.n_heads * config.head_dim
    keys = config.kv_heads * config.head_dim
    state: dict[str, Tensor] = {"embed.weight": weights["embed"], "norm.weight": weights["norm"]}
    for i in range(config.n_layers):
        q, k, v = weights[f"layer{i}.qkv"].split([queries, keys, keys], dim=1)
        state |= {f"layers.{i}.{name}.weight": weights[f"layer{i}.{name}"] for name in ("norm1", "norm2")}
        state |= {f"layers.{i}.{name}.weight": weights[f"layer{i}.{name}"].T.contiguous() for name in ("o", "up", "down")}
        state |= {f"layers.{i}.q.weight": q.T * math.sqrt(config.head_dim), f"layers.{i}.k.weight": k.T, f"layers.{i}.v.weight": v.T}
    model.load_state_dict(state)
    return model


def restored(file: Path) -> tuple[Decoder, list[str], dict]:
    """The decoder of an exported file, its vocabulary, and the facts beside it."""
    proto, facts = onnx.load(str(file)), json.loads(file.with_suffix(".json").read_text())
    vocab = json.loads(next(p.value for p in proto.metadata_props if p.key == "vocab"))
    return decoder(proto, Config(**{**facts["config"], "value_head": False})), vocab, facts


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("onnx", type=Path, help="a model of export.py, its facts beside it as JSON")
    p.add_argument("checkpoint", type=Path)
    a = p.parse_args()
    model, vocab, facts = restored(a.onnx)
    save(a.checkpoint, model, vocab, facts={"restoredFrom": facts["fingerprint"], "training": facts["training"]})


if __name__ == "__main__":
    main()
