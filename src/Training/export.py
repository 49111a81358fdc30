"""Writes a trained decoder as one ONNX file that reads one token per row and step, with the key-value cache in and out; and, beside it,
what is known of the model as JSON."""
from __future__ import annotations

import argparse
import hashlib
import json
from dataclasses import asdict
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from model import Decoder, load

MS = "com.microsoft"


class Graph:
    """Nodes and weights in the order they are made; every node has one named result unless it says otherwise."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def weight(self, name: str, values) -> str:
        array = np.ascontiguousarray(values.detach().numpy() if hasattr(values, "detach") else values)
        self.weights.append(numpy_helper.from_array(array, name))
        return name

    def node(self, op: str, inputs: list[str], outputs: str | list[str], domain: str = "", **attributes) -> str:
        outputs = [outputs] if isinstance(outputs, str) else outputs
        self.nodes.append(helper.make_node(op, inputs, outputs, name=outputs[0], domain=domain, **attributes))
        return outputs[0]


def body(g: Graph, model: Decoder) -> str:
    """tokens, positions and the cache to the last hidden state [rows, 1, d_model]; returns its name.

    GroupQueryAttention keeps every row at its own position of one buffer and works row by row, so a row's numbers do not
    depend on the others. `positions` is its seqlens_k: the index of the token being read. Two things are for speed alone (a third
    more tokens per second, ONNX Runtime 1.29): a sink without weight, as its kernel for sinks is the faster one, and queries that
    are scaled by their weights, as products without a factor are faster."""
    c = model.config
    sink = g.weight("sink", np.full(c.n_heads, -1e30, np.float32))
    g.weight("cos", model.cos), g.weight("sin", model.sin)
    embed = g.weight("embed", model.embed.weight)
    x, add = g.node("Gather", [embed, "tokens"], "embedded"), None
    for i, layer in enumerate(model.layers):
        at = f"layer{i}"
        norm = g.weight(f"{at}.norm1", layer.norm1.weight)
        if add is None:
            h = g.node("SimplifiedLayerNormalization", [x, norm], f"{at}.h", axis=-1, epsilon=c.norm_eps, stash_type=1)
        else:
            h, x = skip(g, x, add, norm, f"{at}.in", c.norm_eps)
        q, k, v = (m.weight.detach().numpy().T for m in (layer.q, layer.k, layer.v))
        packed = np.concatenate([q / np.sqrt(np.float32(c.head_dim)), k, v], axis=1)
        qkv = g.node("MatMul", [h, g.weight(f"{at}.qkv", packed)], f"{at}.qkv.out")
        mixed = g.node("GroupQueryAttention", [qkv, "", "", f"past.{i}.key", f"past.{i}.value", "positions", "capacity", "cos", "sin",
                                              "", "", sink],
                       [f"{at}.mixed", f"present.{i}.key", f"present.{i}.value"], MS,
                       num_heads=c.n_heads, kv_num_heads=c.kv_heads, do_rotary=1, rotary_interleaved=0, scale=1.0)
        add = g.node("MatMul", [mixed, g.weight(f"{at}.o", layer.o.weight.T)], f"{at}.o.out")
        h, x = skip(g, x, add, g.weight(f"{at}.norm2", layer.norm2.weight), f"{at}.mid", c.norm_eps)
        up = g.node("Relu", [g.node("MatMul", [h, g.weight(f"{at}.up", layer.up.weight.T)], f"{at}.up.out")], f"{at}.relu")
        squared = g.node("Mul", [up, up], f"{at}.squared")
        add = g.node("MatMul", [squared, g.weight(f"{at}.down", layer.down.weight.T)], f"{at}.down.out")
    return skip(g, x, add, g.weight("norm", model.norm.weight), "final", c.norm_eps)[0]


def skip(g: Graph, x: str, add: str, weight: str, name: str, epsilon: float) -> tuple[str, str]:
    """The normalised sum and the sum itself."""
    g.node("SkipSimplifiedLayerNormalization", [x, add, weight], [f"{name}.h", "", "", f"{name}.sum"], MS, epsilon=epsilon)
    return f"{name}.h", f"{name}.sum"


def export(model: Decoder, vocab: list[str], facts: dict) -> onnx.ModelProto:
    c, g = model.config, Graph()
    hidden = body(g, model)
    if c.value_head:
        weight = g.weight("value", model.value.weight.T)
        raw = g.node("Add", [g.node("MatMul", [hidden, weight], "value.raw"), g.weight("value.bias", model.value.bias)], "value.sum")
        result = g.node("Sigmoid", [raw], "scores")
    else:
        result = g.node("MatMul", [hidden, g.node("Transpose", ["embed"], "unembed", perm=[1, 0])], "logits")
    kv = ["rows", c.kv_heads, "capacity", c.head_dim]
    names = [f"{i}.{part}" for i in range(c.n_layers) for part in ("key", "value")]
    value = helper.make_tensor_value_info
    inputs = [value("tokens", TensorProto.INT64, ["rows", 1]), value("positions", TensorProto.INT32, ["rows"]),
              value("capacity", TensorProto.INT32, [1])] + [value(f"past.{n}", TensorProto.FLOAT, kv) for n in names]
    outputs = [value(result, TensorProto.FLOAT, ["rows", 1, 1 if c.value_head else c.vocab_size])]
    outputs += [value(f"present.{n}", TensorProto.FLOAT, kv) for n in names]
    proto = helper.make_model(
        helper.make_graph(g.nodes, "decoder", inputs, outputs, g.weights),
        opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(MS, 1)], ir_version=8, producer_name="ponder")
    facts = {"kind": "verifier" if c.value_head else "proposer", "vocab": vocab, "layers": c.n_layers, "kv_heads": c.kv_heads,
             "head_dim": c.head_dim, "context": c.max_len, "parameters": sum(p.numel() for p in model.parameters()), **facts}
    helper.set_model_props(proto, {key: fact if isinstance(fact, str) else json.dumps(fact) for key, fact in facts.items()})
    return proto


def card(name: str, model: Decoder, file: bytes, training: dict) -> dict:
    """What the model is and how it came to be; the fingerprint is the one journals carry."""
    return {"name": name, "fingerprint": hashlib.sha256(file).hexdigest()[:16], "bytes": len(file),
            "parameters": sum(p.numel() for p in model.parameters()), "config": asdict(model.config), "training": training}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("onnx", type=Path)
    parser.add_argument("--name", help="the name the model goes by in journals and reports; says its kind and size if left out")
    args = parser.parse_args()
    model, vocab, file = load(args.checkpoint)
    size = sum(p.numel() for p in model.parameters()) / 1e6
    name = args.name or f"ponder-{'prm' if model.config.value_head else 'proposer'}-{size:.1f}m"
    written = export(model.eval(), vocab, {"name": name}).SerializeToString()
    args.onnx.parent.mkdir(parents=True, exist_ok=True)
    args.onnx.write_bytes(written)
    args.onnx.with_suffix(".json").write_text(json.dumps(card(name, model, written, file.get("facts", {})), indent=2) + "\n")
    print(f"{args.onnx}: {name}, {len(written) / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
