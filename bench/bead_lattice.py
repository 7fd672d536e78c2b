"""Paths of beads through a band: sums over all of them, and the best one (numpy and numba).

A text is read from what the program bead_features writes: its band, the rates that it taught, and the
features of every bead near its path. States of a point: after a bead, in a gap of the source, in one of
the target.
"""
import json
import os

import numba
import numpy

NOTHING = -1e30
SHAPES = [(1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (1, 4), (4, 1), (1, 5), (5, 1), (2, 2), (2, 3), (3, 2),
          (3, 3), (2, 4), (4, 2), (3, 4), (4, 3), (2, 5), (5, 2)]
SOURCE_SIDE = numpy.array([a for a, _ in SHAPES])
TARGET_SIDE = numpy.array([b for _, b in SHAPES])
SHORT = 40.0  # characters, as in align/bead_scorer.cc


def shortness(lengths):
    return numpy.maximum(0.0, 1.0 - lengths / SHORT)


class Text:
    """Two texts, the beads near their path, and which of them the gold allows."""

    def __init__(self, path, gold_path):
        self.name = os.path.basename(path)[:-4]
        self.kind = self.name.split('.')[0]
        with open(path, 'rb') as file:
            data = file.read()
        at = 0

        def take(kind, count):
            nonlocal at
            values = numpy.frombuffer(data, kind, count, at)
            at += values.nbytes
            return values
        self.n, self.m, width = (int(x) for x in take('<i8', 3))
        self.begin, self.end = (take('<i4', self.n + 1).astype(numpy.int64) for _ in range(2))
        self.rates = take('<f4', len(SHAPES)).astype(float)
        self.gap_open, self.gap_continue = (float(x) for x in take('<f4', 2))
        self.short_source, self.short_target = (shortness(take('<f4', k).astype(float)) for k in (self.n, self.m))
        rows = numpy.frombuffer(data, '<i4', -1, at).reshape(-1, 3 + width)
        self.row, self.column, self.shape = (rows[:, k].astype(numpy.int64) for k in range(3))
        self.features = rows.view('<f4')[:, 3:].astype(float)
        self.first = numpy.concatenate([[0], numpy.cumsum(self.end - self.begin)]).astype(numpy.int64)
        cell = self.first[self.row] + self.column - self.begin[self.row]
        cells = numpy.arange(self.first[-1])
        self.beads_from = numpy.searchsorted(cell, cells).astype(numpy.int64)
        self.beads_to = numpy.searchsorted(cell, cells, side='right').astype(numpy.int64)
        with open(gold_path, encoding='utf-8') as file:
            self.gold = [(tuple(row['src']), tuple(row['tgt'])) for row in map(json.loads, file)]
        self.mark_gold()

    def mark_gold(self):
        """Beads and gaps of the gold; within a gold bead that is too large or outside the band, any."""
        shapes = {shape: k for k, shape in enumerate(SHAPES)}
        wanted, free = set(), []
        self.gold_source_gap = numpy.zeros(self.n, bool)
        self.gold_target_gap = numpy.zeros(self.m, bool)
        for source, target in self.gold:
            if not source or not target:
                self.gold_source_gap[list(source)] = True
                self.gold_target_gap[list(target)] = True
                continue
            i, j, shape = source[-1] + 1, target[-1] + 1, shapes.get((len(source), len(target)))
            whole = i - source[0] == len(source) and j - target[0] == len(target)
            if whole and shape is not None and self.holds(i, j) and self.holds(source[0], target[0]):
                wanted.add((i, j, shape))
            else:
                free.append((source[0], i, target[0], j))
        self.gold_bead = numpy.array([bead in wanted for bead in zip(self.row.tolist(), self.column.tolist(), self.shape.tolist())])
        begin_row, begin_column = self.row - SOURCE_SIDE[self.shape], self.column - TARGET_SIDE[self.shape]
        for i0, i1, j0, j1 in free:
            self.gold_source_gap[i0:i1] = True
            self.gold_target_gap[j0:j1] = True
            self.gold_bead |= (begin_row >= i0 - 1) & (self.row <= i1 + 1) & (begin_column >= j0 - 1) & (self.column <= j1 + 1)

    def holds(self, i, j):
        return self.begin[i] <= j < self.end[i]

    def grid(self):
        return self.n, self.m, self.begin, self.end, self.first, self.beads_from, self.beads_to, self.shape, SOURCE_SIDE, TARGET_SIDE


@numba.njit(cache=True)
def log_sum(a, b):
    most = max(a, b)
    if most <= -1e29:
        return NOTHING
    return most + numpy.log(numpy.exp(a - most) + numpy.exp(b - most))


@numba.njit(cache=True)
def forward(n, m, begin, end, first, beads_from, beads_to, shape, side_a, side_b, score, steps, source_gap, target_gap):
    """[cell][state] -> logarithm of the sum over all paths to it; steps[into][from]."""
    sums = numpy.full((first[n + 1], 3), NOTHING)
    sums[0, 0] = 0.0
    for i in range(n + 1):
        for j in range(begin[i], end[i]):
            cell = first[i] + j - begin[i]
            if i > 0 and begin[i - 1] <= j < end[i - 1]:
                before = first[i - 1] + j - begin[i - 1]
                for k in range(3):
                    sums[cell, 1] = log_sum(sums[cell, 1], sums[before, k] + steps[1, k] + source_gap[i - 1])
            if j > begin[i]:
                for k in range(3):
                    sums[cell, 2] = log_sum(sums[cell, 2], sums[cell - 1, k] + steps[2, k] + target_gap[j - 1])
            for bead in range(beads_from[cell], beads_to[cell]):
                if score[bead] <= -1e29:
                    continue
                a, b = side_a[shape[bead]], side_b[shape[bead]]
                before = first[i - a] + j - b - begin[i - a]
                for k in range(3):
                    sums[cell, 0] = log_sum(sums[cell, 0], sums[before, k] + steps[0, k] + score[bead])
    return sums


@numba.njit(cache=True)
def marginals(n, m, begin, end, first, beads_from, beads_to, shape, side_a, side_b, score, steps, source_gap, target_gap,
              sums, of_bead, of_source, of_target, of_gaps):
    """Adds up how probable each bead and gap is, and how many gaps begin and go on; the log of all paths."""
    back = numpy.full((first[n + 1], 3), NOTHING)
    last = first[n] + m - begin[n]
    back[last, :] = 0.0
    whole = log_sum(log_sum(sums[last, 0], sums[last, 1]), sums[last, 2])
    for i in range(n, -1, -1):
        for j in range(end[i] - 1, begin[i] - 1, -1):
            cell = first[i] + j - begin[i]
            for gap in (1, 2):
                if back[cell, gap] <= -1e29:
                    continue
                if gap == 1:
                    if i == 0 or not begin[i - 1] <= j < end[i - 1]:
                        continue
                    before, alone = first[i - 1] + j - begin[i - 1], source_gap[i - 1]
                else:
                    if j == begin[i]:
                        continue
                    before, alone = cell - 1, target_gap[j - 1]
                for k in range(3):
                    way = steps[gap, k] + alone + back[cell, gap]
                    back[before, k] = log_sum(back[before, k], way)
                    share = numpy.exp(min(0.0, sums[before, k] + way - whole))
                    if gap == 1:
                        of_source[i - 1] += share
                    else:
                        of_target[j - 1] += share
                    of_gaps[1 if k == gap else 0] += share
            if back[cell, 0] <= -1e29:
                continue
            for bead in range(beads_from[cell], beads_to[cell]):
                if score[bead] <= -1e29:
                    continue
                a, b = side_a[shape[bead]], side_b[shape[bead]]
                before = first[i - a] + j - b - begin[i - a]
                for k in range(3):
                    way = steps[0, k] + score[bead] + back[cell, 0]
                    back[before, k] = log_sum(back[before, k], way)
                    of_bead[bead] += numpy.exp(min(0.0, sums[before, k] + way - whole))
    return whole


@numba.njit(cache=True)
def best_path(n, m, begin, end, first, beads_from, beads_to, shape, side_a, side_b, score, steps, source_gap, target_gap):
    """[(source begin, end, target begin, end)], last first."""
    best = numpy.full((first[n + 1], 3), NOTHING)
    best[0, 0] = 0.0
    state = numpy.zeros((first[n + 1], 3), numpy.int8)
    by = numpy.full(first[n + 1], -1, numpy.int64)
    for i in range(n + 1):
        for j in range(begin[i], end[i]):
            cell = first[i] + j - begin[i]
            for k in range(3):
                if i > 0 and begin[i - 1] <= j < end[i - 1]:
                    value = best[first[i - 1] + j - begin[i - 1], k] + steps[1, k] + source_gap[i - 1]
                    if value > best[cell, 1]:
                        best[cell, 1], state[cell, 1] = value, k
                if j > begin[i]:
                    value = best[cell - 1, k] + steps[2, k] + target_gap[j - 1]
                    if value > best[cell, 2]:
                        best[cell, 2], state[cell, 2] = value, k
            for bead in range(beads_from[cell], beads_to[cell]):
                a, b = side_a[shape[bead]], side_b[shape[bead]]
                before = first[i - a] + j - b - begin[i - a]
                for k in range(3):
                    value = best[before, k] + steps[0, k] + score[bead]
                    if value > best[cell, 0]:
                        best[cell, 0], state[cell, 0], by[cell] = value, k, bead
    path = []
    i, j = n, m
    now = int(numpy.argmax(best[first[n] + m - begin[n]]))
    while i > 0 or j > 0:
        cell = first[i] + j - begin[i]
        a, b = (1, 0) if now == 1 else (0, 1)
        if now == 0:
            a, b = side_a[shape[by[cell]]], side_b[shape[by[cell]]]
        now = state[cell, now]
        path.append((i - a, i, j - b, j))
        i, j = i - a, j - b
    return path
