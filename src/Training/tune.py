"""Tunes the shipped models, or ones tuned before, on solutions of their own: what `ponder selftrain` calls.

Rows with attempts teach the reviser to write the solution after them, rows without teach the proposer to write it after the problem. The
folder it makes is one for `--setting Proposer:Folder=…`.
"""
from __future__ import annotations

import argparse
import json
import random
import shutil
import time
from pathlib import Path

import torch

from batching import batches, encode, read
from export import card, export
from model import Decoder
from muon import Both
from restore import restored
from reviser_data import Example, Tasks
from tokens import Tokenizer
from train_proposer import language_loss, rate

SHIPPED = Path(__file__).parent.parent / "Inference" / "Embedded" / "Shipped"


def examples(tokenizer: Tokenizer, rows: list[dict], revising: bool, most: int) -> list[Example]:
    """What is learned is the solution and its end. Texts of unknown words, or longer than the model's context, teach nothing."""
    tasks, made = Tasks(tokenizer, random.Random(0)) if revising else None, []
    for row in rows:
        if not tokenizer.reads(row["problem"], row["solution"], *row["attempts"]):
            continue
        if tasks:
            example = tasks.revise(row["problem"], row["attempts"], row["solution"])
        else:
            sequence, prompt = encode(tokenizer, row["problem"], row["solution"])
            example = sequence, bytes(prompt) + b"\1" * (len(sequence) - prompt)
        if len(example[0]) <= most:
            made.append(example)
    return made


def tuned(model: Decoder, data: list[Example], pad: int, a: argparse.Namespace) -> tuple[int, float]:
    """Trains in place; the tokens read, and the mean loss of the last tenth."""
    total = a.epochs * sum(len(sequence) for sequence, _ in data)
    optimizer, feed = Both(model, a.rate, a.matrix_rate, 0.0), batches(data, [len(s) for s, _ in data], a.batch, random.Random(a.seed))
    seen, last = 0, []
    while seen < total:
        loss, now = language_loss(model, next(feed), pad)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step(rate(seen / total, 1.0))
        seen += now
        if seen >= 0.9 * total:
            last.append(loss.item())
    return seen, sum(last) / len(last)


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--data", type=Path, required=True, help="JSON Lines of problem, attempts, solution")
    p.add_argument("--out", type=Path, required=True, help="folder for the tuned model")
    p.add_argument("--start", type=Path, default=SHIPPED, help="folder of the models to start from (default: the shipped ones)")
    p.add_argument("--epochs", type=float, default=3, help="times that every row is read")
    p.add_argument("--batch", type=int, default=2048, help="tokens per step")
    p.add_argument("--rate", type=float, default=3e-4, help="peak, for embedding and norms (AdamW)")
    p.add_argument("--matrix-rate", type=float, default=2e-3, help="peak, for the layers' matrices (Muon)")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--threads", type=int, default=2)
    a = p.parse_args()

    torch.set_num_threads(a.threads)
    torch.manual_seed(a.seed)
    a.out.mkdir(parents=True, exist_ok=True)
    rows = read(a.data)
    flops, read_tokens, facts = 0, 0, {}
    for name, revising in (("proposer", False), ("reviser", True)):
        file = a.start / f"{name}.onnx"
        own = [row for row in rows if bool(row["attempts"]) == revising]
        if not own:
            if a.start != SHIPPED and file.exists():
                shutil.copy(file, a.out), shutil.copy(file.with_suffix(".json"), a.out)
            continue
        if not file.exists():
            file = SHIPPED / file.name
        began = time.time()
        model, vocab, before = restored(file)
        tokenizer = Tokenizer(vocab)
        data = examples(tokenizer, own, revising, model.config.max_len)
        if not data:
            raise SystemExit(f"{a.data}: the {name} can read none of {len(own)} rows: expected problems and solutions in its own words")
        seen, loss = tuned(model, data, tokenizer.pad, a)
        size = sum(q.numel() for q in model.parameters())
        flops, read_tokens = flops + 6 * size * seen, read_tokens + seen
        facts[name] = {"tunedFrom": before["fingerprint"], "rows": len(data), "tokens": seen, "epochs": a.epochs, "batchTokens": a.batch, "peakRate": a.rate,
                       "matrixRate": a.matrix_rate, "seed": a.seed, "loss": loss, "before": before["training"]}
        named = f"{before['name'].removesuffix('-tuned')}-tuned"
        written = export(model.eval(), vocab, {"name": named}).SerializeToString()
        (a.out / f"{name}.onnx").write_bytes(written)
        (a.out / f"{name}.json").write_text(json.dumps(card(named, model, written, facts[name]), indent=2) + "\n")
        print(f"{name}: {len(data)} of {len(own)} rows, {seen} tokens, loss {loss:.4f}, {time.time() - began:.0f} s", flush=True)
    # Written last: whoever finds it finds a whole model.
    (a.out / "tuned.json").write_text(json.dumps({"tokens": read_tokens, "flops": flops}) + "\n")


if __name__ == "__main__":
    main()
