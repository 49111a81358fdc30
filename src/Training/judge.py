"""The process reward model: a proposer that reads, and layers on top that see how far each token surprised it.

Whether a line is reckoned right shows in what the reader expected in its place. That is known one place before, where its last layer ends; so
the judge is handed it: the log-probability of every token joins the reader's last hidden state, and the further layers do the rest.
"""
from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import torch
from torch import Tensor, nn

from model import Config, Decoder, Layer, RMSNorm

FLOOR = -12.0


class Judge(nn.Module):
    def __init__(self, reader: Decoder, layers: int) -> None:
        super().__init__()
        c = reader.config
        self.config, self.reader = c, reader
        self.surprise = nn.Linear(2, c.d_model, bias=False)
        self.layers = nn.ModuleList(Layer(c) for _ in range(layers))
        self.norm = RMSNorm(c.d_model, c.norm_eps)
        self.value = nn.Linear(c.d_model, 1)
        for layer in self.layers:
            nn.init.zeros_(layer.o.weight)
            nn.init.zeros_(layer.down.weight)

    def values(self, tokens: Tensor) -> Tensor:
        """[batch, length] to one logit per position [batch, length]: the chance that a solution read so far ends right."""
        with torch.no_grad():
            hidden, _ = self.reader.hidden(tokens)
            expected = self.reader.logits(hidden[:, :-1]).log_softmax(-1).gather(2, tokens[:, 1:, None])
            log_p = torch.cat((torch.zeros_like(expected[:, :1]), expected), dim=1).clamp(min=FLOOR)
        x = hidden + self.surprise(torch.cat((log_p, log_p.exp()), dim=2))
        length = tokens.shape[1]
        mask = torch.full((length, length), float("-inf")).triu(1)
        for layer in self.layers:
            x, _ = layer(x, self.reader.cos[:length], self.reader.sin[:length], mask, None)
        return self.value(self.norm(x)).squeeze(-1)


def save(path: Path, model: Judge, vocab: list[str], **facts) -> None:
    temporary = Path(path).with_suffix(".tmp")
    torch.save({"config": asdict(model.config), "layers": len(model.layers), "state_dict": model.state_dict(), "vocab": vocab, **facts}, temporary)
    temporary.replace(path)


def load(path: Path) -> tuple[Judge, list[str], dict]:
    file = torch.load(path, map_location="cpu")
    model = Judge(Decoder(Config(**file["config"])), file["layers"])
    model.load_state_dict(file["state_dict"])
    return model, file["vocab"], file
