"""Muon: momentum whose update is made orthogonal (Jordan et al. 2024), for the matrices inside the layers; AdamW for the rest."""
from __future__ import annotations

import torch
from torch import Tensor, nn


def orthogonal(g: Tensor, rounds: int = 5) -> Tensor:
    """Five Newton-Schulz rounds bring every singular value near 1."""
    tall = g.shape[0] > g.shape[1]
    x = g.t() if tall else g
    x = x / (x.norm() + 1e-7)
    for _ in range(rounds):
        a = x @ x.t()
        x = 3.4445 * x + (-4.7750 * a + 2.0315 * a @ a) @ x
    return x.t() if tall else x


class Muon(torch.optim.Optimizer):
    def __init__(self, params, lr: float, momentum: float = 0.95, weight_decay: float = 0.0) -> None:
        super().__init__(params, {"lr": lr, "momentum": momentum, "weight_decay": weight_decay})

    @torch.no_grad()
    def step(self) -> None:
        for group in self.param_groups:
            for p in group["params"]:
                velocity = self.state[p].setdefault("velocity", torch.zeros_like(p))
                velocity.lerp_(p.grad, 1 - group["momentum"])
                update = orthogonal(p.grad.lerp(velocity, group["momentum"]))
                p.mul_(1 - group["lr"] * group["weight_decay"])
                p.add_(update, alpha=-group["lr"] * max(1, p.shape[0] / p.shape[1]) ** 0.5)


class Both:
    """The two optimizers behind one schedule."""

    def __init__(self, model: nn.Module, rate: float, matrix_rate: float, decay: float) -> None:
        inner = [p for name, p in model.named_parameters() if name.startswith("layers.") and p.dim() == 2]
        ids = {id(p) for p in inner}
        rest = [p for p in model.parameters() if id(p) not in ids]
        self.parts = [(Muon(inner, matrix_rate, weight_decay=decay), matrix_rate),
                      (torch.optim.AdamW(rest, lr=rate, betas=(0.9, 0.98), eps=1e-9, weight_decay=0.0), rate)]

    def step(self, share: float) -> None:
        """One update at `share` of the peak rates."""
        for optimizer, peak in self.parts:
            for group in optimizer.param_groups:
                group["lr"] = peak * share
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
