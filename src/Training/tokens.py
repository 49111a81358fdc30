"""The tokenizer of the shipped models, as src/Inference/Embedded/Tokens defines it."""
from __future__ import annotations

import re
from pathlib import Path

CUT = re.compile(r" ?[^\W\d_]+| ?\d| ?\S|\s")
SPACE_MARK = "▁"


class Tokenizer:
    def __init__(self, vocab: list[str]) -> None:
        self.vocab = vocab
        self.pieces = ["\n" if t == "\\n" else "" if t.startswith("<") and t.endswith(">") else t.replace(SPACE_MARK, " ") for t in vocab]
        self.ids = {piece: i for i, piece in enumerate(self.pieces) if piece}
        self.pad, self.bos, self.sep, self.end = (vocab.index(t) for t in ("<pad>", "<bos>", "<sep>", "<end>"))
        self.newline = self.ids["\n"]

    @staticmethod
    def load(path: Path) -> "Tokenizer":
        return Tokenizer(Path(path).read_text("utf-8").splitlines())

    def encode(self, text: str) -> list[int]:
        try:
            return [self.ids[piece] for piece in CUT.findall(text)]
        except KeyError as unknown:
            raise ValueError(f"the word {unknown} is not in the model's vocabulary: {text}") from None

    def reads(self, *texts: str) -> bool:
        """Whether it knows every word: at a temperature samples now and then glue two together, which makes a word there is none of."""
        return all(piece in self.ids for text in texts for piece in CUT.findall(text))

    def decode(self, tokens: list[int]) -> str:
        return "".join(self.pieces[t] for t in tokens)

    def prompt(self, problem: str) -> list[int]:
        return [self.bos, *self.encode(problem), self.sep]


def answer_of(solution: str) -> str | None:
    """What stands after `Answer: ` on the last line, if that is how the solution ends."""
    last = solution.rsplit("\n", 1)[-1]
    return last[len("Answer: "):] if last.startswith("Answer: ") else None
