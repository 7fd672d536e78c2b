#!/usr/bin/env python3
"""Fits the weights of the miner: logistic regression on the gold links of our own article sets.

usage: fit_mine.py TOOL [--write]

TOOL     the built mine_features program
--write  put the weights into models/weights/mine.json (else only print the scores)

Fitted on bench/comparable/* and data/comparable/* (written for this project, see their ORIGIN.md).
The printed figures are cross-validated: each set is scored by weights fitted on the other sets.
A pair is right if its texts hold the snippets of a gold row; grade A and B rows weigh 1, C rows 0.3.
Pairs that no row names are wrong. Only the standard library is used.
"""
import glob
import json
import math
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PENALTY = 0.02  # of squared weights, a pair


def plain(text):
    return re.sub(r'\s+', ' ', text.replace('\u00a0', ' ').replace('\u202f', ' ')).lower()


def load(tool):
    sets, names = {}, None
    for gold_path in sorted(glob.glob(ROOT + '/bench/comparable/*/gold.tsv') + glob.glob(ROOT + '/data/comparable/*/gold.tsv')):
        folder = os.path.dirname(gold_path)
        with open(gold_path, encoding='utf-8') as file:
            rows = file.read().split('\n')
        source = rows[0].split(' ', 2)[2]
        gold = [row.split('\t') for row in rows[1:] if row]
        pairs = []
        for target in sorted({row[1] for row in gold}):
            out = subprocess.run([tool, source[:2], f'{folder}/{source}', target[:2], f'{folder}/{target}'],
                                 check=True, capture_output=True, text=True).stdout.split('\n')
            names = json.loads(out[0])
            for line in out[1:]:
                if not line:
                    continue
                pair = json.loads(line)
                s, t = plain(pair['src']), plain(pair['tgt'])
                grades = [g for f, d, e, g in gold if d == target and plain(f) in s and plain(e) in t]
                weight = 0.3 if set(grades) == {'C'} else 1.0
                pairs.append((pair['features'], 1.0 if grades else 0.0, weight))
        sets[os.path.basename(folder)] = (pairs, sum(row[3] in 'AB' for row in gold))
    return sets, names


def sigmoid(x):
    return 1 / (1 + math.exp(-max(-30, min(30, x))))


def solve(matrix, vector):
    """Gaussian elimination."""
    n = len(vector)
    rows = [row[:] + [v] for row, v in zip(matrix, vector)]
    for i in range(n):
        pivot = max(range(i, n), key=lambda r: abs(rows[r][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for r in range(i + 1, n):
            factor = rows[r][i] / rows[i][i]
            for c in range(i, n + 1):
                rows[r][c] -= factor * rows[i][c]
    out = [0.0] * n
    for i in reversed(range(n)):
        out[i] = (rows[i][n] - sum(rows[i][c] * out[c] for c in range(i + 1, n))) / rows[i][i]
    return out


def fit(pairs, size):
    """Newton's method for ridge-penalised logistic regression; the bias comes first."""
    weights = [0.0] * (size + 1)
    total = sum(p[2] for p in pairs)
    for _ in range(12):
        gradient = [0.0] + [PENALTY * total / 20 * w for w in weights[1:]]
        hessian = [[(PENALTY * total / 20 if i == j and i else 1e-6 * (i == j)) for j in range(size + 1)] for i in range(size + 1)]
        for features, label, weight in pairs:
            x = [1.0] + features
            p = sigmoid(sum(a * b for a, b in zip(weights, x)))
            for i, a in enumerate(x):
                if a == 0.0:
                    continue
                gradient[i] += weight * (p - label) * a
                scale = weight * p * (1 - p) * a
                for j in range(i + 1):
                    hessian[i][j] += scale * x[j]
        for i in range(size + 1):
            for j in range(i):
                hessian[j][i] = hessian[i][j]
        step = solve(hessian, gradient)
        weights = [w - s for w, s in zip(weights, step)]
    return weights


def score(weights, features):
    return sigmoid(weights[0] + sum(a * b for a, b in zip(weights[1:], features)))


def best_cut(scored, positives):
    """(F1, cut) over all cuts of [(score, label)]; recall counts the positives that were candidates."""
    best, hit = (0.0, 1.0), 0
    ranked = sorted(scored, reverse=True)
    for k, (value, label) in enumerate(ranked, 1):
        hit += label > 0
        precision, recall = hit / k, hit / max(1, positives)
        if hit:
            best = max(best, (2 * precision * recall / (precision + recall), value))
    return best


def main():
    sets, names = load(sys.argv[1])
    held_out = []
    for name, (pairs, gold) in sets.items():
        weights = fit([p for other, (ps, _) in sets.items() if other != name for p in ps], len(names))
        scored = [(score(weights, f), label) for f, label, _ in pairs]
        f1, cut = best_cut(scored, gold)
        print('%-12s pairs %5d  right %4d  gold %3d  best F1 %.3f at %.2f' % (name, len(pairs), sum(l for _, l in scored), gold, f1, cut))
        held_out += scored
    f1, cut = best_cut(held_out, sum(g for _, g in sets.values()))
    print('all held out: best F1 %.3f at %.3f' % (f1, cut))
    weights = fit([p for pairs, _ in sets.values() for p in pairs], len(names))
    print('bias %.3f  ' % weights[0] + '  '.join('%s %.2f' % x for x in zip(names, weights[1:])))
    if '--write' in sys.argv:
        path = ROOT + '/models/weights/mine.json'
        with open(path, encoding='utf-8') as file:
            out = json.load(file)
        out.update(bias=round(weights[0], 4), features={n: round(w, 4) for n, w in zip(names, weights[1:])}, cut=round(cut, 3))
        with open(path, 'w', encoding='utf-8') as file:
            json.dump(out, file, indent=2)
            file.write('\n')


if __name__ == '__main__':
    main()
