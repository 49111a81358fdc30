"""Trains the process reward model: the proposer's weights and a value head, on the soft labels of `ponder label`.

A label is the share of Monte-Carlo continuations after a step that end right; null where none was measured. The value is read where a
step ends: at its newline, or at <end> after the answer line. Beside the labels the model goes on learning to write reference solutions,
so that it gets better at arithmetic than the proposer whose slips it must see.
"""
from __future__ import annotations

import argparse
import json
import math
import random
import re
import time
from pathlib import Path

import torch
from torch.nn import functional as F

from batching import batches, encode, read, stack
from model import Decoder, load, save
from muon import Both
from tokens import Tokenizer
from train_proposer import slip, drills, language_loss, mixed, stories


def step_ends(tokenizer: Tokenizer, row: dict) -> tuple[list[int], list[tuple[int, float]]]:
    """The sequence, and (position, label) of every step that has a label."""
    sequence, prompt = encode(tokenizer, row["problem"], "\n".join(row["steps"]))
    ends = [i for i in range(prompt, len(sequence)) if sequence[i] in (tokenizer.newline, tokenizer.end)]
    if len(ends) != len(row["labels"]):
        raise ValueError(f"{len(ends)} steps and {len(row['labels'])} labels: {row['problem']}")
    return sequence, [(i, label) for i, label in zip(ends, row["labels"]) if label is not None]


def outcomes(rows: list[dict]) -> list[dict]:
    """The samples in rows of `ponder pairs`, each once, with a label where they end: whether they end right."""
    texts = {(row["problem"], text): 0.0 for row in rows for text in row["attempts"]} | {(row["problem"], row["solution"]): 1.0 for row in rows}
    made = [{"problem": problem, "steps": text.splitlines(), "label": label} for (problem, text), label in texts.items()]
    return [{**row, "labels": [None] * (len(row["steps"]) - 1) + [row["label"]]} for row in made]


EQUATION = re.compile(r"(\d+) ([-+x/]) (\d+) = (\d+)")


def planted(row: dict, rng: random.Random) -> dict | None:
    """The reference solution with one line's result a little off and everything after it reckoned on from there: known to be wrong from that
    line on, at the price of no rollout. None where it cannot go on or ends right all the same."""
    lines, at, changed = row["solution"].split("\n"), rng.randrange(row["steps"]), {}
    for i in range(at, len(lines) - 1):
        found = EQUATION.search(lines[i])
        if found is None:
            return None
        left, right = (changed.get(found[part], found[part]) for part in (1, 3))
        result = reckon(int(left), found[2], int(right))
        if result is None:
            return None
        line = f"{lines[i][:found.start()]}{left} {found[2]} {right} = {result}{lines[i][found.end():]}"
        lines[i] = slip(line, rng) if i == at else line
        changed[found[4]] = EQUATION.search(lines[i])[4]
    answer = lines[-1].removeprefix("Answer: ")
    if changed.get(answer, answer) == answer:
        return None
    return {"problem": row["problem"], "steps": [*lines[:-1], f"Answer: {changed[answer]}"]}


def reckon(left: int, operation: str, right: int) -> int | None:
    if operation == "/":
        return left // right if right > 0 and left % right == 0 else None
    result = {"+": left + right, "-": left - right, "x": left * right}[operation]
    return result if result >= 0 else None


def references(tokenizer: Tokenizer, rows: list[dict], rng: random.Random) -> list[tuple[list[int], list[tuple[int, float]]]]:
    """Each reference solution twice, as it is and with a slip planted, labelled at every token from the slip on, so that nothing but the slip
    tells right from wrong and the model learns to see it where it happens. Before its end a right solution's steps have no label: what is right
    so far may still go wrong."""
    made = []
    for row in rows:
        if wrong := planted(row, rng):
            right, (slipped, _) = encode(tokenizer, row["problem"], row["solution"])[0], encode(tokenizer, row["problem"], "\n".join(wrong["steps"]))
            at = next(i for i, (a, b) in enumerate(zip(right, slipped)) if a != b)
            made.append((right, [(i, 1.0) for i in range(at, len(right)) if right[i] != tokenizer.newline]))
            made.append((slipped, [(i, 0.0) for i in range(at, len(slipped))]))
    return made


def value_loss(model: Decoder, batch: list[tuple[list[int], list[tuple[int, float]]]], pad: int) -> torch.Tensor:
    """Binary cross-entropy on soft labels, averaged over steps."""
    rows = torch.tensor([r for r, (_, ends) in enumerate(batch) for _ in ends])
    places = torch.tensor([i for _, ends in batch for i, _ in ends])
    labels = torch.tensor([label for _, ends in batch for _, label in ends], dtype=torch.float32)
    values = model.values(stack([sequence for sequence, _ in batch], pad))[rows, places]
    return F.binary_cross_entropy_with_logits(values, labels)


@torch.no_grad()
def final_scores(model: Decoder, tokenizer: Tokenizer, rows: list[dict], batch: int = 64) -> list[float]:
    """The value after the answer line of each row, in row order."""
    data = [encode(tokenizer, row["problem"], "\n".join(row["steps"]))[0] for row in rows]
    order, scores = sorted(range(len(data)), key=lambda i: len(data[i])), [0.0] * len(data)
    for at in range(0, len(order), batch):
        group = order[at:at + batch]
        values = model.values(stack([data[i] for i in group], tokenizer.pad)).sigmoid()
        for r, i in enumerate(group):
            scores[i] = values[r, len(data[i]) - 1].item()
    return scores


def auc(scores: list[float], right: list[bool]) -> float:
    """The chance that a right one scores above a wrong one; ties count half."""
    ranked = sorted(range(len(scores)), key=scores.__getitem__)
    total, at = 0.0, 0
    while at < len(ranked):
        to = at
        while to < len(ranked) and scores[ranked[to]] == scores[ranked[at]]:
            to += 1
        total += sum(right[i] for i in ranked[at:to]) * (at + to + 1) / 2
        at = to
    positive = sum(right)
    return (total - positive * (positive + 1) / 2) / max(1, positive * (len(right) - positive))


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--proposer", type=Path, required=True, help="proposer.pt to start from")
    p.add_argument("--labels", type=Path, required=True, nargs="+", help="JSONL of `ponder label`")
    p.add_argument("--pairs", type=Path, nargs="*", default=[], help="JSONL of `ponder pairs`: samples known to end right or wrong")
    p.add_argument("--data", type=Path, required=True, help="JSONL of `ponder problems --split train --solutions`")
    p.add_argument("--out", type=Path, required=True, help="folder for prm.pt, prm.json")
    p.add_argument("--tokens", type=float, default=10e6, help="labelled tokens to train on; as many of references come on top")
    p.add_argument("--batch", type=int, default=2048, help="tokens per step of either kind")
    p.add_argument("--rate", type=float, default=1e-3, help="peak, for embedding, norms and value head (AdamW)")
    p.add_argument("--matrix-rate", type=float, default=0.005, help="peak, for the layers' matrices (Muon)")
    p.add_argument("--language", type=float, default=1.0, help="weight of the language loss")
    p.add_argument("--drill", type=float, default=0.4, help="share of the language batches that are bare equations")
    p.add_argument("--planted", type=int, default=0, help="reference solutions to judge as well, as they are and with a slip planted")
    p.add_argument("--plant", type=float, default=0.5, help="share of the judged batches that are such")
    p.add_argument("--held", type=int, default=400, help="last problems of the labels, kept out to watch the AUC on")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--threads", type=int, default=2)
    a = p.parse_args()

    torch.set_num_threads(a.threads)
    torch.manual_seed(a.seed)
    a.out.mkdir(parents=True, exist_ok=True)
    model, vocab, _ = load(a.proposer, value_head=True)
    tokenizer = Tokenizer(vocab)
    rows = [row for path in a.labels for row in read(path)]
    held = set(list(dict.fromkeys(row["problem"] for row in rows))[-a.held:])
    watched = [row for row in rows if row["problem"] in held and row["labels"][-1] is not None]
    labelled = [step_ends(tokenizer, row) for row in rows if row["problem"] not in held]
    labelled = [row for row in labelled if row[1]]
    labelled += [step_ends(tokenizer, row) for path in a.pairs for row in outcomes(read(path)) if row["problem"] not in held]
    rng, data = random.Random(a.seed), read(a.data)
    planted_rows = references(tokenizer, data[:a.planted], rng)
    texts, sums = stories(tokenizer, data, 0.0, rng), drills(tokenizer, data, rng)
    size = sum(q.numel() for q in model.parameters())
    print(f"{size} parameters; {len(labelled)} labelled samples, {sum(len(e) for _, e in labelled)} labels; "
          f"{len(planted_rows)} reference solutions, half of them wrong; {len(watched)} held out", flush=True)

    optimizer = Both(model, a.rate, a.matrix_rate, 0.05)
    judged = batches(labelled, [len(s) for s, _ in labelled], a.batch, rng)
    if planted_rows:
        judged = mixed(judged, batches(planted_rows, [len(s) for s, _ in planted_rows], a.batch, rng), a.plant, rng)
    written = mixed(batches(texts, [len(s) for s, _ in texts], a.batch, rng), batches(sums, [len(s) for s, _ in sums], a.batch, rng), a.drill, rng)
    seen, step, mark, start, recent, facts = 0, 0, a.tokens / 8, time.time(), [], {}
    while seen < a.tokens:
        done = seen / a.tokens
        batch = next(judged)
        judging, writing = value_loss(model, batch, tokenizer.pad), torch.zeros(())
        if a.language > 0:
            writing, _ = language_loss(model, next(written), tokenizer.pad)
        (judging + a.language * writing).backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step(min(1.0, done / 0.03 + 0.01) * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * done))))
        seen, step = seen + sum(len(s) for s, _ in batch), step + 1
        recent.append((judging.item(), writing.item()))
        if seen >= mark or seen >= a.tokens:
            mark += a.tokens / 8
            model.eval()
            found = auc(final_scores(model, tokenizer, watched), [row["labels"][-1] >= 0.5 for row in watched])
            model.train()
            facts = {"parameters": size, "samples": len(labelled), "labels": sum(len(e) for _, e in labelled), "tokens": seen, "steps": step,
                     "batchTokens": a.batch, "peakRate": a.rate, "matrixRate": a.matrix_rate, "languageWeight": a.language, "drill": a.drill, "seed": a.seed,
                     "seconds": round(time.time() - start), "heldOutSamples": len(watched), "heldOutAuc": round(found, 4)}
            save(a.out / "prm.pt", model, vocab, facts=facts)
            (a.out / "prm.json").write_text(json.dumps(facts, indent=2) + "\n")
            means = [sum(r) / len(recent) for r in zip(*recent)]
            print(f"step {step}  tokens {seen / 1e6:.2f}M  value {means[0]:.4f}  language {means[1]:.4f}  AUC {found:.4f}  "
                  f"{time.time() - start:.0f} s", flush=True)
            recent = []


if __name__ == "__main__":
    main()
