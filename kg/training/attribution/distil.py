"""A trained network → a shallower one that gives nearly the same answers in less time.

Knowledge distillation (Hinton et al. 2015) with matched states (Sun et al. 2019): the student
starts as some of the teacher's layers, and learns from the annotation, from the teacher's
probabilities, and from its last states.
"""

from collections.abc import Callable, Sequence
from itertools import islice

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from kg.training.attribution.batches import Batch
from kg.training.attribution.examples import Example
from kg.training.attribution.fit import (
    CUE_WEIGHT,
    DECISION_WEIGHT,
    Plan,
    count_steps,
    make_optimizer,
    pace,
    stream,
    with_negatives,
)
from kg.training.attribution.network import Network

# The teacher's layers that the student starts with.
ENCODER_LAYERS = (0, 1, 3, 5)
ROLE_LAYERS = (1,)
HARD, STATES = 0.5, 2.0


def student_of(teacher: Network, config: dict[str, object]) -> Network:
    """A network with some of the teacher's layers and all its other weights."""
    student = Network(config)
    student.load_state_dict(teacher.state_dict())
    student.encoder.layers = nn.ModuleList(student.encoder.layers[n] for n in ENCODER_LAYERS)
    student.roles.layers = nn.ModuleList(student.roles.layers[n] for n in ROLE_LAYERS)
    return student


def distil(
    teacher: Network,
    student: Network,
    examples: Sequence[Example],
    plan: Plan,
    report: Callable[[str], None],
) -> None:
    """Fits the student to the annotation and to its teacher."""
    torch.set_num_threads(plan.threads)
    torch.manual_seed(plan.seed)
    steps = count_steps(examples, plan)
    optimizer = make_optimizer(student, plan)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: pace(step, steps, plan))
    teacher.eval()
    student.train()
    mean = 0.0
    for step, batch in enumerate(islice(stream(examples, plan), steps)):
        optimizer.zero_grad()
        loss = loss_of(teacher, student, batch)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(student.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        mean = loss.item() if step == 0 else 0.98 * mean + 0.02 * loss.item()
        if step % 25 == 0:
            report(f"distilling: step {step} of {steps}, loss {mean:.4f}")
    student.eval()


def loss_of(teacher: Network, student: Network, batch: Batch) -> Tensor:
    """What the student misses of the annotation, and of the teacher's answers and states."""
    words = batch.mask.bool()
    states = student.encoder(batch.ids, batch.mask)
    cues = student.cues(states)
    with torch.no_grad():
        taught = teacher.encoder(batch.ids, batch.mask)
        told = teacher.cues(taught)
    hard = F.cross_entropy(cues.flatten(0, 1), batch.labels.flatten(), ignore_index=-1)
    loss = CUE_WEIGHT * (HARD * hard + divergence(cues[words], told[words]))
    loss = loss + STATES * F.mse_loss(states[words], taught[words])
    rows, in_cue, first, positive = with_negatives(batch, told.softmax(-1))
    if len(rows) == 0:
        return loss
    mask = batch.mask[rows]
    roles, decisions = student.roles(states[rows], mask, in_cue, first)
    with torch.no_grad():
        told_roles, told_decisions = teacher.roles(taught[rows], mask, in_cue, first)
    real = mask.bool()
    loss = loss + divergence(roles[real], told_roles[real])
    loss = loss + DECISION_WEIGHT * F.binary_cross_entropy_with_logits(
        decisions, told_decisions.sigmoid()
    )
    count = len(batch.rows)
    if count:
        hard = F.cross_entropy(roles[:count].flatten(0, 1), batch.roles.flatten(), ignore_index=-1)
        loss = loss + HARD * hard
    wrong = F.binary_cross_entropy_with_logits(decisions[:, 0], positive)
    return loss + HARD * DECISION_WEIGHT * wrong


def divergence(student: Tensor, teacher: Tensor) -> Tensor:
    """The mean Kullback-Leibler divergence of the teacher's labels from the student's."""
    return F.kl_div(
        student.log_softmax(-1), teacher.log_softmax(-1), reduction="batchmean", log_target=True
    )
