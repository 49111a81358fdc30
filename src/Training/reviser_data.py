"""What the reviser learns from pairs of wrong attempts and a right solution: one sequence per task.

The marks stand between the texts a purpose looks at and the text to be written:
    revise    <bos> problem <attempt> first <attempt> second ... <revise> solution <end>
    critique  <bos> problem <attempt> solution <critique> right | wrong: and the first wrong line <end>
    refine    <bos> problem <attempt> solution <critique> critique <revise> solution <end>
    judge     <bos> problem <attempt> solution <judge> right | wrong <end>
    compare   <bos> problem <attempt> one <attempt> other <judge> first | second <end>
    think     <bos> problem <think> lines, perhaps "Wait" and more lines <end>
    conclude  <bos> problem <think> lines, then "Final Answer: N" <end>
"""
from __future__ import annotations

import random

from tokens import Tokenizer

MARKS = {"<spare0>": "<judge>", "<spare1>": "<critique>", "<spare2>": "<think>"}
WORDS = ["right", "wrong", "first", "second", "Wait", "Final", "▁Answer"]

Example = tuple[list[int], bytes]


def extended(vocab: list[str]) -> list[str]:
    """The proposer's vocabulary with the marks named and the words of verdicts added at the end."""
    return [MARKS.get(token, token) for token in vocab] + [word for word in WORDS if word not in vocab]


class Tasks:
    def __init__(self, tokenizer: Tokenizer, rng: random.Random) -> None:
        self.tokenizer, self.rng = tokenizer, rng
        self.mark = {name: tokenizer.vocab.index(f"<{name}>") for name in ("attempt", "revise", "judge", "critique", "think")}

    def of(self, row: dict) -> list[Example]:
        """A revision, and one other task drawn at random."""
        problem, attempts, solution = row["problem"], row["attempts"], row["solution"]
        made = [self.revise(problem, attempts, solution)]
        wrong = attempts[-1] if attempts else None
        task = self.rng.choice(["critique", "refine", "judge", "compare", "think", "conclude"] if wrong else ["critique", "judge", "think", "conclude"])
        if wrong and task in ("critique", "judge") and self.rng.random() < 0.5 or task == "refine":
            seen, verdict = wrong, f"wrong:\n{first_wrong(wrong, solution)}"
        else:
            seen, verdict = solution, "right"
        if task == "critique":
            made.append(self.example(problem, ["attempt", seen, "critique"], verdict))
        elif task == "refine":
            made.append(self.example(problem, ["attempt", seen, "critique", verdict, "revise"], solution))
        elif task == "judge":
            made.append(self.example(problem, ["attempt", seen, "judge"], verdict.split(":")[0]))
        elif task == "compare":
            ahead = self.rng.random() < 0.5
            one, other = (solution, wrong) if ahead else (wrong, solution)
            made.append(self.example(problem, ["attempt", one, "attempt", other, "judge"], "first" if ahead else "second"))
        else:
            made.append(self.think(problem, wrong, solution, concluding=task == "conclude"))
        return made

    def revise(self, problem: str, attempts: list[str], solution: str) -> Example:
        return self.example(problem, [part for attempt in attempts for part in ("attempt", attempt)] + ["revise"], solution)

    def think(self, problem: str, wrong: str | None, solution: str, concluding: bool) -> Example:
        """Half of the thoughts go wrong first and think again: what is learned then is what follows the "Wait"."""
        lines, answer = thought(solution), solution.rsplit("Answer: ", 1)[1].strip()
        doubt = f"{thought(wrong)}\nWait" if wrong and thought(wrong) and self.rng.random() < 0.5 else ""
        if concluding:
            return self.example(problem, ["think", (f"{doubt}\n" if doubt else "") + f"{lines}\nFinal Answer:"], f" {answer}")
        return self.example(problem, ["think", doubt], f"\n{lines}" if doubt else lines)

    def example(self, problem: str, before: list[str], target: str) -> Example:
        """Names of marks and texts in turn, a mark first; what is learned is the target and its end."""
        sequence = [self.tokenizer.bos, *self.tokenizer.encode(problem)]
        for part in before:
            sequence += [self.mark[part]] if part in self.mark else self.tokenizer.encode(part)
        learned = self.tokenizer.encode(target) + [self.tokenizer.end]
        return sequence + learned, bytes(len(sequence)) + b"\1" * len(learned)


def thought(solution: str) -> str:
    """The solution without its answer line."""
    return "\n".join(line for line in solution.splitlines() if not line.startswith("Answer:"))


def first_wrong(attempt: str, solution: str) -> str:
    """The first line of the attempt that the right solution closest to it does not have in its place."""
    right = solution.splitlines()
    for i, line in enumerate(attempt.splitlines()):
        if i >= len(right) or line != right[i]:
            return line
    return attempt.splitlines()[-1]
