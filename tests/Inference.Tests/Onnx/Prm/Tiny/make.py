"""Writes a tiny reward model and tokenizer of every family's kind; then, from ids.json (see ids.mjs), what PyTorch makes of them."""

import json
import os
import sys

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

HERE = os.path.dirname(os.path.abspath(__file__))
CORPUS = "The answer is 12. So we add 3 and 4 to get 7. Then 7 + 5 = 12. What is the sum of the numbers? Step 1: Step 2: What is added " * 3
QWEN = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
LLAMA = QWEN.replace(r"\p{N}|", r"\p{N}{1,3}|")
CHATML = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"]
LLAMA3 = ["<|begin_of_text|>", "<|start_header_id|>", "<|end_header_id|>", "<|eot_id|>"]

# family: pre-tokenizer (None: as SentencePiece), special tokens, tokenizer class, width of the output (0: the vocabulary)
FAMILIES = {
    "math-shepherd": (None, ["<s>", "</s>"], "LlamaTokenizer", 0),
    "rlhflow": (LLAMA, LLAMA3, "PreTrainedTokenizerFast", 0),
    "skywork": (QWEN, CHATML, "Qwen2Tokenizer", 1),
    "qwen2.5-math-prm": (QWEN, CHATML + ["<extra_0>"], "Qwen2Tokenizer", 2),
}


def alphabet():
    """GPT-2's printable stand-ins for the 256 bytes."""
    plain = [*range(33, 127), *range(161, 173), *range(174, 256)]
    stand_ins = {b: chr(b) for b in plain}
    for b in range(256):
        stand_ins.setdefault(b, chr(256 + len(stand_ins) - len(plain)))
    return [stand_ins[b] for b in range(256)], stand_ins


def merges(words, count):
    """Byte-pair merges, the most frequent first, ties by spelling."""
    words, found = [list(w) for w in words], []
    for _ in range(count):
        pairs = {}
        for w in words:
            for pair in zip(w, w[1:]):
                pairs[pair] = pairs.get(pair, 0) + 1
        if not pairs:
            break
        best = max(sorted(pairs), key=pairs.get)
        found.append(best)
        for w in words:
            i = 0
            while i < len(w) - 1:
                if (w[i], w[i + 1]) == best:
                    w[i : i + 2] = ["".join(best)]
                i += 1
    return found


def tokenizer(pattern, special):
    if pattern is None:
        base = ["<unk>", *special, *(f"<0x{b:02X}>" for b in range(256)), "\u2581", *sorted(set(CORPUS + "ки+-.\\{}").difference(" "))]
        # Llama's pieces never hold a digit and something else.
        words = ["\u2581" + w for w in CORPUS.split() if not any(c.isdigit() for c in w)] + ["\u2581ки"] * 40
        parts = {
            "normalizer": {"type": "Sequence", "normalizers": [
                {"type": "Prepend", "prepend": "\u2581"}, {"type": "Replace", "pattern": {"String": " "}, "content": "\u2581"}]},
            "pre_tokenizer": None,
            "decoder": {"type": "Sequence", "decoders": [
                {"type": "Replace", "pattern": {"String": "\u2581"}, "content": " "}, {"type": "ByteFallback"}, {"type": "Fuse"},
                {"type": "Strip", "content": " ", "start": 1, "stop": 0}]},
        }
    else:
        base, stand_ins = alphabet()
        words = ["\u0120" + "".join(stand_ins[b] for b in w.encode()) for w in CORPUS.split()]
        parts = {
            "normalizer": None,
            "pre_tokenizer": {"type": "Sequence", "pretokenizers": [
                {"type": "Split", "pattern": {"Regex": pattern}, "behavior": "Isolated", "invert": False},
                {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": False, "use_regex": False}]},
            "decoder": {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": False, "use_regex": False},
        }
    pairs = merges(words, 60)
    tokens = list(dict.fromkeys([*base, *("".join(p) for p in pairs)]))
    tokens += [s for s in special if s not in tokens]
    vocabulary = {t: i for i, t in enumerate(tokens)}
    added = [{"id": vocabulary[s], "content": s, "single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": True} for s in special]
    model = {"type": "BPE", "dropout": None, "unk_token": "<unk>" if pattern is None else None, "continuing_subword_prefix": None, "end_of_word_suffix": None,
             "fuse_unk": pattern is None, "byte_fallback": pattern is None, "vocab": {t: i for t, i in vocabulary.items() if pattern is None or t not in special},
             "merges": [" ".join(p) for p in pairs]}
    return vocabulary, {"version": "1.0", "truncation": None, "padding": None, "added_tokens": added, **parts, "post_processor": None, "model": model}


def weights(family, vocabulary, width):
    rng = np.random.RandomState(sum(map(ord, family)))
    return rng.randn(vocabulary, 8).astype(np.float32), rng.randn(8, width or vocabulary).astype(np.float32)


def network(family, vocabulary, width, path, kind=TensorProto.FLOAT, output=None, scale=1, columns=slice(None)):
    """What a causal model is to its caller: the output at a place depends on all tokens up to it, and on the mask."""
    embed, head = weights(family, vocabulary, width)
    embed, head = (v.astype(np.float16 if kind == TensorProto.FLOAT16 else np.float32) for v in (embed, head[:, columns] * scale))
    nodes = [
        helper.make_node("Gather", ["embed", "input_ids"], ["e"]),
        helper.make_node("Cast", ["attention_mask"], ["m"], to=kind),
        helper.make_node("Unsqueeze", ["m", "last"], ["m3"]),
        helper.make_node("Mul", ["e", "m3"], ["em"]),
        helper.make_node("CumSum", ["em", "one"], ["c"]),
        helper.make_node("Sin", ["c"], ["h"]),
        helper.make_node("MatMul", ["h", "head"], ["raw"]),
        helper.make_node("Cast", ["raw"], ["logits"], to=output or kind),
    ]
    inputs = [helper.make_tensor_value_info(n, TensorProto.INT64, ["batch", "length"]) for n in ("input_ids", "attention_mask")]
    outputs = [helper.make_tensor_value_info("logits", output or kind, ["batch", "length", head.shape[1]])]
    constants = [numpy_helper.from_array(v, n) for n, v in (
        ("embed", embed), ("head", head), ("last", np.array([2])), ("one", np.array(1)))]
    graph = helper.make_graph(nodes, family, inputs, outputs, constants)
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8), path)


def write(family):
    pattern, special, kind, width = FAMILIES[family]
    folder = os.path.join(HERE, family)
    os.makedirs(folder, exist_ok=True)
    vocabulary, content = tokenizer(pattern, special)
    described = {"family": family, "name": f"tiny {family}", "parameters": 1000}
    if family == "math-shepherd":
        described |= {"stepToken": vocabulary["\u2581ки"], "goodToken": vocabulary["+"], "badToken": vocabulary["-"]}
    if family == "qwen2.5-math-prm":
        described["stepToken"] = vocabulary["<extra_0>"]
    config = {"tokenizer_class": kind, "add_bos_token": False, "add_eos_token": False, "bos_token": special[0], "eos_token": special[-1], "model_max_length": 4096}
    for name, value in (("tokenizer.json", content), ("tokenizer_config.json", config), ("prm.json", described)):
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            json.dump(value, file, ensure_ascii=False, indent=None if name == "tokenizer.json" else 1)
    network(family, len(vocabulary), width, os.path.join(folder, "model.onnx"))
    network(family, len(vocabulary), width, os.path.join(folder, "half.onnx"), kind=TensorProto.FLOAT16)
    network(family, len(vocabulary), width, os.path.join(folder, "brain.onnx"), output=TensorProto.BFLOAT16)
    if not width:
        pair = [vocabulary["+"], vocabulary["-"]]
        network(family, len(vocabulary), width, os.path.join(folder, "pair.onnx"), columns=pair)
    # So sure of itself that a probability is 0 or 1 in double precision.
    network(family, len(vocabulary), width, os.path.join(folder, "sure.onnx"), scale=1e6)


def score(family, case):
    """The family's published arithmetic, on ids and places that another tokenizer gave."""
    with open(os.path.join(HERE, family, "tokenizer.json"), encoding="utf-8") as file:
        content = json.load(file)
    size = len(set(content["model"]["vocab"]) | {a["content"] for a in content["added_tokens"]})
    embed, head = (torch.from_numpy(w) for w in weights(family, size, FAMILIES[family][3]))
    logits = torch.sin(torch.cumsum(embed[torch.tensor(case["ids"])], 0)) @ head
    at = logits[torch.tensor(case["places"])]
    if family in ("math-shepherd", "rlhflow"):
        return torch.softmax(at[:, [case["good"], case["bad"]]], -1)[:, 0].tolist()
    return torch.sigmoid(at[:, 0]).tolist() if family == "skywork" else torch.softmax(at, -1)[:, 1].tolist()


if __name__ == "__main__":
    if sys.argv[1:] == ["score"]:
        with open(os.path.join(HERE, "ids.json"), encoding="utf-8") as file:
            cases = json.load(file)
        for case in cases:
            case["scores"] = score(case["family"], case)
        with open(os.path.join(HERE, "expected.json"), "w", encoding="utf-8") as file:
            json.dump(cases, file, ensure_ascii=False)
    else:
        for name in FAMILIES:
            write(name)
