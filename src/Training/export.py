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
import torch
from onnx import TensorProto, helper, numpy_helper

import judge
from model import Config, Decoder, load

MS = "com.microsoft"


class Graph:
    """Nodes and weights in the order they are made; every node has one named result unless it says otherwise. With `half`, matrices
    take half the room: they are kept in 16 bits and made 32 when the model is opened."""

    def __init__(self, half: bool = False) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []
        self.half = half

    def weight(self, name: str, values) -> str:
        array = np.ascontiguousarray(values.detach().numpy() if hasattr(values, "detach") else values)
        if self.half and array.ndim == 2 and array.dtype == np.float32 and name not in ("cos", "sin"):
            self.weights.append(numpy_helper.from_array(array.astype(np.float16), f"{name}.half"))
            return self.node("Cast", [f"{name}.half"], name, to=TensorProto.FLOAT)
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
    g.weight("sink", np.full(c.n_heads, -1e30, np.float32))
    g.weight("cos", model.cos), g.weight("sin", model.sin)
    x = g.node("Gather", [g.weight("embed", model.embed.weight), "tokens"], "embedded")
    return stack(g, model.layers, 0, x, g.weight("norm", model.norm.weight), c)


def stack(g: Graph, layers, first: int, x: str, last_norm: str, c: Config) -> str:
    """Layers, the first of which has that number, and the normalisation after them."""
    add = None
    for i, layer in enumerate(layers, first):
        at = f"layer{i}"
        norm = g.weight(f"{at}.norm1", layer.norm1.weight)
        if add is None:
            h = g.node("SimplifiedLayerNormalization", [x, norm], f"{at}.h", axis=-1, epsilon=c.norm_eps, stash_type=1)
        else:
            h, x = skip(g, x, add, norm, f"{at}.in", c.norm_eps)
        q, k, v = (m.weight.detach().numpy().T for m in (layer.q, layer.k, layer.v))
        packed = np.concatenate([q / np.sqrt(np.float32(c.head_dim)), k, v], axis=1)
        qkv = g.node("MatMul", [h, g.weight(f"{at}.qkv", packed)], f"{at}.qkv.out")
        mixed = attention(g, i, qkv, c, c.n_heads, ["", "", "sink"])
        add = g.node("MatMul", [mixed, g.weight(f"{at}.o", layer.o.weight.T)], f"{at}.o.out")
        h, x = skip(g, x, add, g.weight(f"{at}.norm2", layer.norm2.weight), f"{at}.mid", c.norm_eps)
        up = g.node("Relu", [g.node("MatMul", [h, g.weight(f"{at}.up", layer.up.weight.T)], f"{at}.up.out")], f"{at}.relu")
        squared = g.node("Mul", [up, up], f"{at}.squared")
        add = g.node("MatMul", [squared, g.weight(f"{at}.down", layer.down.weight.T)], f"{at}.down.out")
    return skip(g, x, add, last_norm, f"final{first}", c.norm_eps)[0]


def attention(g: Graph, i: int, qkv: str, c: Config, heads: int, more: list[str]) -> str:
    return g.node("GroupQueryAttention", [qkv, "", "", f"past.{i}.key", f"past.{i}.value", "positions", "capacity", "cos", "sin", *more],
                  [f"layer{i}.mixed", f"present.{i}.key", f"present.{i}.value"], MS,
                  num_heads=heads, kv_num_heads=c.kv_heads, do_rotary=1, rotary_interleaved=0, scale=1.0)


def skip(g: Graph, x: str, add: str, weight: str, name: str, epsilon: float) -> tuple[str, str]:
    """The normalised sum and the sum itself."""
    g.node("SkipSimplifiedLayerNormalization", [x, add, weight], [f"{name}.h", "", "", f"{name}.sum"], MS, epsilon=epsilon)
    return f"{name}.h", f"{name}.sum"


def surprised(g: Graph, model: judge.Judge) -> str:
    """The judge: the reader, then for each token what it was expected to be one place before, then the further layers. Returns the last
    hidden state's name.

    The place before is fetched by attention whose keys and queries are constants: rotated by their positions they agree most at a distance of
    one, so much more than anywhere else that the softmax is that place alone."""
    c, first = model.config, len(model.reader.layers)
    hidden = body(g, model.reader)
    logits = g.node("MatMul", [hidden, g.node("Transpose", ["embed"], "unembed", perm=[1, 0])], "logits")
    total = g.node("ReduceLogSumExp", [logits], "total", axes=[-1], keepdims=1)
    width, half = c.kv_heads * c.head_dim, c.head_dim // 2
    angles = c.rope_base ** (-np.arange(half) / half)
    query, key = np.concatenate([np.cos(angles), -np.sin(angles)]) * 120, np.concatenate([np.ones(half), np.zeros(half)])
    constants = np.concatenate([np.tile(query, c.kv_heads), np.tile(key, c.kv_heads)]).astype(np.float32)[None, None]
    shape = g.node("Concat", [g.node("Shape", ["tokens"], "tokens.shape"), g.weight("width", np.array([2 * width], np.int64))], "wide", axis=0)
    constant = g.node("Expand", [g.weight("one.back", constants), shape], "one.back.rows")
    wanted = g.node("Concat", [hidden, total, g.node("Mul", [hidden, g.weight("nothing", np.float32(0))], "blank")], "wanted", axis=2)
    fetched = []
    for n in range(-(-(c.d_model + 1) // width)):
        ends = [g.weight(f"from{n}", np.array([n * width], np.int64)), g.weight(f"to{n}", np.array([(n + 1) * width], np.int64)), g.weight(f"axis{n}", np.array([2], np.int64))]
        part = g.node("Slice", [wanted, *ends], f"part{n}")
        fetched.append(attention(g, first + n, g.node("Concat", [constant, part], f"packed{n}", axis=2), c, c.kv_heads, []))
    back = g.node("Concat", fetched, "back", axis=2)
    sizes = g.weight("sizes", np.array([c.d_model, 1, len(fetched) * width - c.d_model - 1], np.int64))
    g.node("Split", [back, sizes], ["expected", "expected.total", "rest"], axis=2)
    product = g.node("Mul", ["expected", "embedded"], "product")
    logit = g.node("ReduceSum", [product, g.weight("last", np.array([2], np.int64))], "logit", keepdims=1)
    begun = g.node("Cast", [g.node("Greater", ["positions", g.weight("start", np.int32(0))], "later")], "begun", to=TensorProto.FLOAT)
    log_p = g.node("Max", [g.node("Sub", [logit, "expected.total"], "log_p.raw"), g.weight("floor", np.float32(judge.FLOOR))], "log_p.clamped")
    log_p = g.node("Mul", [log_p, g.node("Unsqueeze", [begun, g.weight("axes", np.array([1, 2], np.int64))], "begun.rows")], "log_p")
    seen = g.node("Concat", [log_p, g.node("Exp", [log_p], "p")], "surprise.features", axis=2)
    added = g.node("MatMul", [seen, g.weight("surprise", model.surprise.weight.T)], "surprise.out")
    x = g.node("Add", [hidden, added], "judged")
    return stack(g, model.layers, first + len(fetched), x, g.weight("judge.norm", model.norm.weight), c)


def export(model: Decoder | judge.Judge, vocab: list[str], facts: dict, half: bool = False) -> onnx.ModelProto:
    c, g = model.config, Graph(half)
    scores = scoring(model)
    hidden = surprised(g, model) if isinstance(model, judge.Judge) else body(g, model)
    layers = sum(node.op_type == "GroupQueryAttention" for node in g.nodes)
    if scores:
        weight = g.weight("value", model.value.weight.T)
        raw = g.node("Add", [g.node("MatMul", [hidden, weight], "value.raw"), g.weight("value.bias", model.value.bias)], "value.sum")
        result = g.node("Sigmoid", [raw], "scores")
    else:
        result = g.node("MatMul", [hidden, g.node("Transpose", ["embed"], "unembed", perm=[1, 0])], "logits")
    kv = ["rows", c.kv_heads, "capacity", c.head_dim]
    names = [f"{i}.{part}" for i in range(layers) for part in ("key", "value")]
    value = helper.make_tensor_value_info
    inputs = [value("tokens", TensorProto.INT64, ["rows", 1]), value("positions", TensorProto.INT32, ["rows"]),
              value("capacity", TensorProto.INT32, [1])] + [value(f"past.{n}", TensorProto.FLOAT, kv) for n in names]
    outputs = [value(result, TensorProto.FLOAT, ["rows", 1, 1 if scores else c.vocab_size])]
    outputs += [value(f"present.{n}", TensorProto.FLOAT, kv) for n in names]
    proto = helper.make_model(
        helper.make_graph(g.nodes, "decoder", inputs, outputs, g.weights),
        opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(MS, 1)], ir_version=8, producer_name="ponder")
    facts = {"kind": "verifier" if scores else "proposer", "vocab": vocab, "layers": layers, "kv_heads": c.kv_heads,
             "head_dim": c.head_dim, "context": c.max_len, "parameters": sum(p.numel() for p in model.parameters()), **facts}
    helper.set_model_props(proto, {key: fact if isinstance(fact, str) else json.dumps(fact) for key, fact in facts.items()})
    return proto


def scoring(model: Decoder | judge.Judge) -> bool:
    return isinstance(model, judge.Judge) or model.config.value_head


def card(name: str, model: Decoder | judge.Judge, file: bytes, training: dict) -> dict:
    """What the model is and how it came to be; the fingerprint is the one journals carry."""
    return {"name": name, "fingerprint": hashlib.sha256(file).hexdigest()[:16], "bytes": len(file),
            "parameters": sum(p.numel() for p in model.parameters()), "config": asdict(model.config), "training": training}


def is_judge(checkpoint: Path) -> bool:
    return any(name.startswith("reader.") for name in torch.load(checkpoint, map_location="cpu")["state_dict"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("onnx", type=Path)
    parser.add_argument("--name", help="the name the model goes by in journals and reports; says its kind and size if left out")
    parser.add_argument("--half", action="store_true", help="keep matrices in 16 bits")
    args = parser.parse_args()
    model, vocab, file = (judge.load if is_judge(args.checkpoint) else load)(args.checkpoint)
    size = sum(p.numel() for p in model.parameters()) / 1e6
    name = args.name or f"ponder-{'prm' if scoring(model) else 'proposer'}-{size:.1f}m"
    written = export(model.eval(), vocab, {"name": name}, args.half).SerializeToString()
    args.onnx.parent.mkdir(parents=True, exist_ok=True)
    args.onnx.write_bytes(written)
    args.onnx.with_suffix(".json").write_text(json.dumps(card(name, model, written, file.get("facts", {})), indent=2) + "\n")
    print(f"{args.onnx}: {name}, {len(written) / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
