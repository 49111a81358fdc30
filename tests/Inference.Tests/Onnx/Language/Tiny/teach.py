"""Teaches a tiny folder to end its texts with answers, so that strategies have something to vote on: `taught`, of the Qwen 2.5 family with standard
operators. What it is asked does not matter to it.

python3 teach.py folder; node ids.mjs > ids.json; python3 teach.py weights; then make.py's first two commands again. Needs what make.py needs; two
minutes."""

import dataclasses
import json
import random
import sys

import make
import numpy as np
import onnx
import torch
from families import FAMILIES
from graph import network
from reference import Reference, weights

FAMILY = dataclasses.replace(FAMILIES["qwen2.5"], context=2048)
LETTERS = "".join(map(chr, range(33, 127))) + " \n" * 12 + "aehinorst" * 4
ROWS, STEPS, RATE = 800, 2400, 4e-3


def row(chance):
    """A few chats, one after another, of words that do not matter."""
    return "".join(chat(chance) for _ in range(3))


def chat(chance):
    words = "".join(chance.choices(LETTERS, k=chance.randint(10, 160)))
    steps = [f"Step {i + 1}: So we add {chance.randint(1, 9)}.\n\n" for i in range(chance.choices((1, 2, 3), (6, 3, 1))[0])]
    answer = chance.choices("735", (6, 2, 2))[0]
    more = "\nWait, so we go on.\n\n" if chance.random() < 0.2 else ""
    end = "So the answer is" if chance.random() < 0.7 else "</think>\nFinal Answer:"
    return f"<|im_start|>user\n{words}<|im_end|>\n<|im_start|>assistant\n{''.join(steps)}{more}{end} {answer}.<|im_end|>\n"


def folder():
    make.FAMILIES["taught"], make.FOLDERS = FAMILY, {"taught": ("taught", False, np.float32, False)}
    make.models()
    chance = random.Random(1)
    (make.HERE / "texts.json").write_text(json.dumps({"taught": [row(chance) for _ in range(ROWS)]}))


def counted(ids, begin, end):
    """Places whose next token is the model's own: what comes after every second beginning of a message, to its end."""
    places, seen, inside = [], 0, False
    for i, token in enumerate(ids[:-1]):
        seen += token == begin
        inside = (inside and token != end) or (token == begin and seen % 2 == 0)
        if inside:
            places.append(i)
    return places


def taught(rows, vocabulary):
    torch.manual_seed(1)
    values = {k: v * (1.0 if v.ndim == 1 else 0.4) for k, v in weights(FAMILY, len(vocabulary), 1).items()}
    model = Reference(FAMILY, values)
    for value in model.w.values():
        value.requires_grad_(True)
    adam = torch.optim.AdamW(model.w.values(), lr=RATE, weight_decay=0.0)
    begin, end = vocabulary["<|im_start|>"], vocabulary["<|im_end|>"]
    for step in range(STEPS):
        for group in adam.param_groups:
            group["lr"] = RATE * min(1, step / 50) * (1 - step / STEPS)
        ids = rows[step % len(rows)]
        places = counted(ids, begin, end)
        logits = Reference.logits.__wrapped__(model, ids)
        loss = torch.nn.functional.cross_entropy(logits[places], torch.tensor(ids)[[p + 1 for p in places]])
        adam.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.w.values(), 1.0)
        adam.step()
        if step % 100 == 0:
            print(step, round(float(loss), 3), file=sys.stderr)
    return {k: v.detach().numpy() for k, v in model.w.items()}


def main():
    vocabulary, _ = make.tokenizer(FAMILY)
    if sys.argv[1] == "folder":
        folder()
        return
    rows = json.loads((make.HERE / "ids.json").read_text())["taught"]
    model = network(FAMILY, taught(rows, vocabulary), len(vocabulary), np.float32, False)
    onnx.save(model, str(make.HERE / "taught" / "model.onnx"))


main()
