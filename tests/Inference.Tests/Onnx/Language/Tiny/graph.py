"""A family's model as exporters write it: `plain` with standard operators only, as Optimum does; `gqa` with GroupQueryAttention, as
Microsoft's model builder does. Both have the same inputs and outputs but for position_ids."""

import math

import numpy as np
from onnx import TensorProto, helper, numpy_helper

from reference import frequencies

MS = "com.microsoft"


class Graph:
    def __init__(self, kind, fused=False):
        self.fused = fused
        self.nodes, self.initializers, self.kind, self.count = [], {}, kind, 0
        self.type = TensorProto.FLOAT16 if kind == np.float16 else TensorProto.FLOAT

    def const(self, name, array):
        if name not in self.initializers:
            self.initializers[name] = numpy_helper.from_array(np.ascontiguousarray(array), name)
        return name

    def real(self, name, array):
        return self.const(name, np.asarray(array).astype(self.kind))

    def ints(self, *values):
        return self.const("ints_" + "_".join(str(v).replace("-", "m") for v in values), np.array(values, np.int64))

    def op(self, name, *inputs, domain="", out=None, **attributes):
        self.count += 1
        out = out or f"{name}_{self.count}"
        outs = [out] if isinstance(out, str) else out
        self.nodes.append(helper.make_node(name, list(inputs), outs, name=f"n{self.count}", domain=domain, **attributes))
        return outs[0]


def linear(g, w, name, x, transpose=True):
    y = g.op("MatMul", x, g.real(name, w[name].T))
    bias = name.replace(".weight", ".bias")
    return g.op("Add", y, g.real(bias, w[bias])) if bias in w else y


def norm(g, f, w, name, x):
    scale = g.real(name, 1 + w[name] if f.gemma else w[name])
    if g.fused:
        return g.op("SimplifiedLayerNormalization", x, scale, axis=-1, epsilon=f.eps, stash_type=1)
    y = g.op("Cast", x, to=TensorProto.FLOAT)
    mean = g.op("ReduceMean", g.op("Mul", y, y), axes=[-1], keepdims=1)
    y = g.op("Div", y, g.op("Sqrt", g.op("Add", mean, g.const("eps", np.float32(f.eps)))))
    return g.op("Mul", g.op("Cast", y, to=g.type), scale)


def softcap(g, x, cap):
    limit = g.real(f"cap{cap}", cap)
    return g.op("Mul", g.op("Tanh", g.op("Div", x, limit)), limit)


def tables(g, f):
    angles = np.outer(np.arange(f.context), frequencies(f))
    return g.real("cos_cache", np.cos(angles)), g.real("sin_cache", np.sin(angles))


def gqa(g, f, w, i, x):
    at = f"model.layers.{i}.self_attn"
    q, k, v = (linear(g, w, f"{at}.{p}_proj.weight", x) for p in "qkv")
    if f.qk_norm:
        for part, heads in (("q", f.heads), ("k", f.kv_heads)):
            split = g.op("Reshape", q if part == "q" else k, g.ints(0, 0, heads, f.head))
            joined = g.op("Reshape", norm(g, f, w, f"{at}.{part}_norm.weight", split), g.ints(0, 0, heads * f.head))
            q, k = (joined, k) if part == "q" else (q, joined)
    cos, sin = tables(g, f)
    more = {"softcap": 50.0} if f.gemma else {}
    if f.window is not None and i % 2 == 0:
        more["local_window_size"] = f.window
    return g.op("GroupQueryAttention", q, k, v, f"past_key_values.{i}.key", f"past_key_values.{i}.value", "seqlens_k", "total_seq_len", cos, sin,
                domain=MS, out=[f"mixed_{i}", f"present.{i}.key", f"present.{i}.value"], num_heads=f.heads, kv_num_heads=f.kv_heads,
                do_rotary=1, rotary_interleaved=0, scale=1 / math.sqrt(f.head), **more)


def plain(g, f, w, i, x):
    at, turned = f"model.layers.{i}.self_attn", int(f.head * f.rotary)
    cos, sin = (g.op("Unsqueeze", g.op("Gather", t, "position_ids"), g.ints(1)) for t in tables(g, f))

    def heads(part, count, turn):
        y = g.op("Transpose", g.op("Reshape", linear(g, w, f"{at}.{part}_proj.weight", x), g.ints(0, 0, count, f.head)), perm=[0, 2, 1, 3])
        if f.qk_norm and turn:
            y = norm(g, f, w, f"{at}.{part}_norm.weight", y)
        if not turn:
            return y
        a, b = (g.op("Slice", y, g.ints(n * turned // 2), g.ints((n + 1) * turned // 2), g.ints(3)) for n in (0, 1))
        first = g.op("Sub", g.op("Mul", a, cos), g.op("Mul", b, sin))
        second = g.op("Add", g.op("Mul", b, cos), g.op("Mul", a, sin))
        rest = [g.op("Slice", y, g.ints(turned), g.ints(f.head), g.ints(3))] if turned < f.head else []
        return g.op("Concat", first, second, *rest, axis=3)

    q, k, v = heads("q", f.heads, True), heads("k", f.kv_heads, True), heads("v", f.kv_heads, False)
    k = g.op("Concat", f"past_key_values.{i}.key", k, axis=2, out=f"present.{i}.key")
    v = g.op("Concat", f"past_key_values.{i}.value", v, axis=2, out=f"present.{i}.value")
    times = f.heads // f.kv_heads

    def repeated(t):
        wide = g.op("Tile", g.op("Unsqueeze", t, g.ints(2)), g.ints(1, 1, times, 1, 1))
        return g.op("Reshape", wide, g.op("Concat", g.op("Slice", g.op("Shape", t), g.ints(0), g.ints(1)), g.ints(f.heads, -1, f.head), axis=0))

    scores = g.op("Mul", g.op("MatMul", q, g.op("Transpose", repeated(k), perm=[0, 1, 3, 2])), g.real("scale", 1 / math.sqrt(f.head)))
    if f.gemma:
        scores = softcap(g, scores, 50.0)
    scores = g.op("Add", scores, "bias_window" if f.window is not None and i % 2 == 0 else "bias")
    mixed = g.op("MatMul", g.op("Softmax", scores, axis=-1), repeated(v))
    return g.op("Reshape", g.op("Transpose", mixed, perm=[0, 2, 1, 3]), g.ints(0, 0, f.heads * f.head))


def masks(g, f):
    """The bias [rows, 1, new, all]: nothing for columns that the mask has and that do not stand later, and a large negative number else."""
    total = g.op("Squeeze", g.op("Slice", g.op("Shape", "attention_mask"), g.ints(1), g.ints(2)), g.ints(0))
    new = g.op("Squeeze", g.op("Slice", g.op("Shape", "input_ids"), g.ints(1), g.ints(2)), g.ints(0))
    zero, one = g.const("zero", np.int64(0)), g.const("one", np.int64(1))
    columns = g.op("Range", zero, total, one)
    rows = g.op("Unsqueeze", g.op("Range", g.op("Sub", total, new), total, one), g.ints(1))
    away = g.op("Sub", rows, columns)
    seen = g.op("Unsqueeze", g.op("Cast", "attention_mask", to=TensorProto.BOOL), g.ints(1, 2))
    near = g.op("Not", g.op("Less", away, zero))
    for name, allowed in (("bias", near), ("bias_window", f.window and g.op("And", near, g.op("Less", away, g.const("window", np.int64(f.window or 0)))))):
        if allowed:
            g.op("Where", g.op("And", seen, allowed), g.real("nothing", 0.0), g.real("never", -60000.0 if g.kind == np.float16 else -3e38), out=name)


def network(f, w, vocabulary, kind=np.float32, fused=True):
    g = Graph(kind, fused)
    if fused:
        sums = g.op("ReduceSum", "attention_mask", g.ints(1), keepdims=0)
        g.op("Cast", g.op("Sub", sums, g.ints(1)), to=TensorProto.INT32, out="seqlens_k")
        g.op("Cast", g.op("Gather", g.op("Shape", "attention_mask"), g.const("one", np.int64(1))), to=TensorProto.INT32, out="total_seq_len")
    else:
        masks(g, f)
    x = body(g, f, w, gqa if fused else plain)
    if f.tied:
        logits = g.op("MatMul", x, g.op("Transpose", "model.embed_tokens.weight", perm=[1, 0]))
    else:
        logits = linear(g, w, "lm_head.weight", x)
    g.op("Identity", softcap(g, logits, 30.0) if f.gemma else logits, out="logits")
    return finish(g, f, vocabulary, fused)


def body(g, f, w, attend):
    x = g.op("Gather", g.real("model.embed_tokens.weight", w["model.embed_tokens.weight"]), "input_ids")
    if f.gemma:
        x = g.op("Mul", x, g.real("embed_scale", math.sqrt(f.hidden)))
    for i in range(f.layers):
        at = f"model.layers.{i}"
        h = norm(g, f, w, f"{at}.input_layernorm.weight", x)
        h = linear(g, w, f"{at}.self_attn.o_proj.weight", attend(g, f, w, i, h))
        x = g.op("Add", x, norm(g, f, w, f"{at}.post_attention_layernorm.weight", h) if f.gemma else h)
        h = norm(g, f, w, f"{at}.{'pre_feedforward' if f.gemma else 'post_attention'}_layernorm.weight", x)
        gate, up = linear(g, w, f"{at}.mlp.gate_proj.weight", h), linear(g, w, f"{at}.mlp.up_proj.weight", h)
        h = linear(g, w, f"{at}.mlp.down_proj.weight", g.op("Mul", activation(g, f, gate), up))
        x = g.op("Add", x, norm(g, f, w, f"{at}.post_feedforward_layernorm.weight", h) if f.gemma else h)
    return norm(g, f, w, "model.norm.weight", x)


def reward(f, w, kind):
    """The same reader with a score in place of logits, and no keys and values kept: as reward models are exported."""
    g, info = Graph(kind, True), helper.make_tensor_value_info
    sums = g.op("ReduceSum", "attention_mask", g.ints(1), keepdims=0)
    g.op("Cast", g.op("Sub", sums, g.ints(1)), to=TensorProto.INT32, out="seqlens_k")
    g.op("Cast", g.op("Gather", g.op("Shape", "attention_mask"), g.const("one", np.int64(1))), to=TensorProto.INT32, out="total_seq_len")

    def attend(g, f, w, i, x):
        at = f"model.layers.{i}.self_attn"
        cos, sin = tables(g, f)
        return g.op("GroupQueryAttention", *(linear(g, w, f"{at}.{p}_proj.weight", x) for p in "qkv"), "", "", "seqlens_k", "total_seq_len", cos, sin,
                    domain=MS, out=[f"mixed_{i}", f"key_{i}", f"value_{i}"], num_heads=f.heads, kv_num_heads=f.kv_heads, do_rotary=1)

    g.op("MatMul", body(g, f, w, attend), g.real("head", np.full((f.hidden, 1), 0.01)), out="logits")
    shape = ["batch_size", "sequence_length"]
    inputs = [info(name, TensorProto.INT64, shape) for name in ("input_ids", "attention_mask")]
    graph = helper.make_graph(g.nodes, "main_graph", inputs, [info("logits", g.type, [*shape, 1])], list(g.initializers.values()))
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(MS, 1)], ir_version=8, producer_name="ponder-tests")


def activation(g, f, x):
    if not f.gemma:
        return g.op("Mul", x, g.op("Sigmoid", x))
    cube = g.op("Mul", g.op("Mul", x, x), x)
    inside = g.op("Mul", g.op("Add", x, g.op("Mul", cube, g.real("cubed", 0.044715))), g.real("root", math.sqrt(2 / math.pi)))
    return g.op("Mul", g.op("Mul", x, g.op("Add", g.op("Tanh", inside), g.real("unit", 1.0))), g.real("half", 0.5))


def finish(g, f, vocabulary, fused):
    info, past = helper.make_tensor_value_info, ["batch_size", f.kv_heads, "past_sequence_length", f.head]
    names = [f"{i}.{part}" for i in range(f.layers) for part in ("key", "value")]
    inputs = [info("input_ids", TensorProto.INT64, ["batch_size", "sequence_length"]),
              info("attention_mask", TensorProto.INT64, ["batch_size", "total_sequence_length"])]
    if not fused:
        inputs.append(info("position_ids", TensorProto.INT64, ["batch_size", "sequence_length"]))
    inputs += [info(f"past_key_values.{n}", g.type, past) for n in names]
    outputs = [info("logits", g.type, ["batch_size", "sequence_length", vocabulary])]
    outputs += [info(f"present.{n}", g.type, ["batch_size", f.kv_heads, "total_sequence_length", f.head]) for n in names]
    graph = helper.make_graph(g.nodes, "main_graph", inputs, outputs, list(g.initializers.values()))
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(MS, 1)], ir_version=8, producer_name="ponder-tests")
