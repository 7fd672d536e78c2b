#!/usr/bin/env python3
"""Fits the weights of the miner for lists of lines with sentence vectors.

usage: fit_mine_lists.py TOOLS CALQUE [--write] [--encoder NAME] [--show NAME=FOLDER ...]

TOOLS    the folder of the built mine_features
CALQUE   the built program, for `calque embed`
--write  puts the weights into models/weights/mine-lists-vectors.json (else only prints the figures)
--show   also mines lists that nothing is fitted on: folders with src, tgt, src.npy, tgt.npy and
         gold.json, a list of [source line, target line]

Fitted on the texts that parallel_sets.py makes with role "fit" (run it first; its header names the
packages and their licences): of each text's 1-1 beads (whole sentences, no
messages of programs: weights fitted on those too did worse on news) 70 % of the source lines and 70 % of the target
lines, drawn apart and shuffled, so that a part of both sides has no counterpart. The targets come
again with 1,000 and with up to 4,000 lines of the other texts among them, but for those whose vectors
say that they mean the same as one of its own.

A logistic regression over the features of the pairs that are each other's nearest, or among the two
nearest of their source line; then one-to-one selection, best first, and a second regression of what
was right on the log odds alone, for the chosen pairs only. Texts of a kind (help pages, handbook,
dialogue, message catalogues, ...) are held out together for the printed figures. Needs numpy.
"""
import argparse
import collections
import glob
import json
import os
import random
import subprocess

import numpy as np

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
CACHE = os.path.expanduser('~/.cache/calque/')
NOISE = (1000, 4000)
KINDS = ('prose', 'foreign', 'moved', 'handbook', 'dialogue')  # the others have these lines again, or messages of programs
ALIKE = 0.95  # cosine from which a distractor may mean the same
PENALTY = 1e-4
CUTS = [k / 20 for k in range(4, 17)]
LEAST = 0.02  # probability of pairs that are looked at

Listing = collections.namedtuple('Listing', 'name kind langs folder gold')
Pairs = collections.namedtuple('Pairs', 'listing source target x right')


def lines(path):
    with open(path, encoding='utf-8') as file:
        return file.read().split('\n')[:-1]


def write(path, rows):
    with open(path, 'w', encoding='utf-8') as file:
        file.write(''.join(row + '\n' for row in rows))


def embed(texts, calque, encoder, folder):
    """{text: vector}, each text encoded once."""
    distinct = sorted(texts)
    path = os.path.join(folder, 'all.txt')
    if not os.path.exists(path + '.npy') or lines(path) != distinct:
        if os.path.exists(path + '.npy'):
            os.remove(path + '.npy')  # of another text: what is broken off must not leave it
        write(path, distinct)
        subprocess.run([calque, 'embed', '-q', '--encoder', encoder, '-o', path + '.npy', path], check=True)
    vectors = np.load(path + '.npy').astype('float32')
    return dict(zip(distinct, vectors / np.maximum(1e-9, np.linalg.norm(vectors, axis=1, keepdims=True))))


def beads(folder):
    source, target = lines(folder + '/src'), lines(folder + '/tgt')
    seen, out = set(), []
    for row in map(json.loads, lines(folder + '/gold.jsonl')):
        if len(row['src']) == len(row['tgt']) == 1:
            s, t = source[row['src'][0]], target[row['tgt'][0]]
            if s.strip() and t.strip() and not {(0, s), (1, t)} & seen:
                seen |= {(0, s), (1, t)}
                out.append((s, t))
    return out


def make_lists(calque, encoder):
    out_folder = CACHE + 'mining_lists/' + encoder.replace('/', '_')
    os.makedirs(out_folder, exist_ok=True)
    texts, pool = {}, collections.defaultdict(set)
    for folder in sorted(glob.glob(CACHE + 'parallel_sets/cases/fit/*')):
        kind, langs = os.path.basename(folder).split('.')
        if kind in KINDS:
            texts[kind, langs] = beads(folder)
            for side, lang in enumerate(langs.split('-')):
                pool[lang].update(pair[side] for pair in texts[kind, langs])
    vectors = embed({text for pairs in texts.values() for pair in pairs for text in pair}, calque, encoder, out_folder)
    out = []
    for (kind, langs), pairs in texts.items():
        for noise in NOISE:
            name = '%s.%s.%d' % (kind, langs, noise)
            rng = random.Random(name)
            source = [(k, s) for k, (s, _) in enumerate(pairs) if rng.random() < 0.7]
            target = [(k, t) for k, (_, t) in enumerate(pairs) if rng.random() < 0.7]
            if noise:
                others = sorted(pool[langs.split('-')[1]] - {t for _, t in pairs})
                rng.shuffle(others)
                own = np.array([vectors[t] for _, t in pairs])
                near = (np.array([vectors[t] for t in others[:noise]]) @ own.T).max(axis=1)
                target += [(-1, t) for t, cosine in zip(others, near) if cosine < ALIKE]
            rng.shuffle(source)
            rng.shuffle(target)
            folder = os.path.join(out_folder, name)
            os.makedirs(folder, exist_ok=True)
            for side, rows in (('src', source), ('tgt', target)):
                write(folder + '/' + side, [text for _, text in rows])
                np.save(folder + '/%s.npy' % side, np.array([vectors[text] for _, text in rows]))
            place = {k: j for j, (k, _) in enumerate(target) if k >= 0}
            gold = {(i, place[k]) for i, (k, _) in enumerate(source) if k in place}
            out.append(Listing(name, kind, langs.split('-'), folder, gold))
    return out


def features(tool, listing):
    """The pairs that may be chosen, and the names of the features."""
    out = subprocess.run([tool, '--lines', listing.langs[0], listing.folder + '/src', listing.langs[1], listing.folder + '/tgt'],
                         check=True, capture_output=True, text=True, env=dict(os.environ, VECTORS='.npy')).stdout.split('\n')
    names = json.loads(out[0])
    rows = [json.loads(line) for line in out[1:] if line]
    source, target = np.array([r['src'] for r in rows]), np.array([r['tgt'] for r in rows])
    x = np.array([r['features'] for r in rows])
    mutual, cosine = x[:, names.index('vector_mutual')] > 0, x[:, names.index('vector')]
    words = x[:, names.index('mutual')] > 0
    second = np.full(source.max() + 1, -9.0)
    for i in range(len(second)):
        own = np.sort(cosine[source == i])
        second[i] = own[-2] if len(own) > 1 else -9.0
    kept = mutual | words | (cosine >= second[source])
    right = np.array([(s, t) in listing.gold for s, t in zip(source, target)], dtype=float)
    return Pairs(listing, source[kept], target[kept], x[kept], right[kept]), names


def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -30, 30)))


def regress(x, y, weights, penalty=PENALTY):
    """Newton's method for ridge-penalised logistic regression, on features of like spread; bias first."""
    mean, spread = x.mean(axis=0), x.std(axis=0)
    spread[spread < 1e-9] = 1.0
    a = np.c_[np.ones(len(x)), (x - mean) / spread]
    weights = weights / weights.sum()
    ridge = np.r_[0.0, np.full(x.shape[1], penalty)]
    b = np.zeros(a.shape[1])
    for _ in range(30):
        p = sigmoid(a @ b)
        gradient = a.T @ (weights * (p - y)) + ridge * b
        hessian = (a * (weights * p * (1 - p))[:, None]).T @ a + np.diag(ridge + 1e-9)
        step = np.linalg.solve(hessian, gradient)
        b -= step
        if abs(step).max() < 1e-7:
            break
    slopes = b[1:] / spread
    return np.r_[b[0] - slopes @ mean, slopes]


def log_odds(model, pairs):
    return model[0] + pairs.x @ model[1:]


def select(pairs, z):
    """One-to-one, best first: indices of the chosen pairs."""
    sources, targets, chosen = set(), set(), []
    for k in np.argsort(-z, kind='stable'):
        if sigmoid(z[k]) < LEAST:
            break
        s, t = pairs.source[k], pairs.target[k]
        if s not in sources and t not in targets:
            sources.add(s)
            targets.add(t)
            chosen.append(k)
    return np.array(chosen, dtype=int)


def fit(all_pairs, names):
    x = np.vstack([p.x for p in all_pairs])
    x[:, names.index('list')] = 0.0
    y = np.concatenate([p.right for p in all_pairs])
    # Every text counts for as much as it has to find.
    weights = np.concatenate([np.full(len(p.right), len(p.listing.gold) / len(p.right)) for p in all_pairs])
    model = regress(x, y, weights)
    z, right, w = [], [], []
    for pairs in all_pairs:
        odds = log_odds(model, pairs)
        chosen = select(pairs, odds)
        z.append(odds[chosen])
        right.append(pairs.right[chosen])
        w.append(np.full(len(chosen), 1.0))
    line = regress(np.concatenate(z)[:, None], np.concatenate(right), np.concatenate(w), 0.0)
    return np.r_[line[0] + line[1] * model[0], line[1] * model[1:]]


def figures(model, pairs, cut):
    z = log_odds(model, pairs)
    chosen = select(pairs, z)
    p = sigmoid(z[chosen])
    chosen, p = chosen[p >= cut], p[p >= cut]
    right = pairs.right[chosen]
    f1 = 2 * right.sum() / max(1, len(chosen) + len(pairs.listing.gold))
    bins = np.minimum(9, (p * 10).astype(int))
    error = sum(abs((p - right)[bins == b].sum()) for b in range(10)) / max(1, len(chosen))
    return f1, right.mean() if len(right) else 0.0, right.sum() / len(pairs.listing.gold), error


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('tools')
    parser.add_argument('calque')
    parser.add_argument('--write', action='store_true')
    parser.add_argument('--encoder', default='e5')
    parser.add_argument('--show', nargs='+', default=[])
    options = parser.parse_args()
    found = []
    for listing in make_lists(options.calque, options.encoder):
        pairs, names = features(options.tools + '/mine_features', listing)
        found.append(pairs)
    held_out = []
    for kind in sorted({p.listing.kind for p in found}):
        model = fit([p for p in found if p.listing.kind != kind], names)
        held_out += [(model, p) for p in found if p.listing.kind == kind]
    by_cut = {cut: np.mean([figures(model, p, cut)[0] for model, p in held_out]) for cut in CUTS}
    cut = max(by_cut, key=by_cut.get)
    print('cut %.2f; held out by kind: F1, precision, recall, ECE' % cut)
    for what in ('kind', 'noise'):
        groups = collections.defaultdict(list)
        for model, p in held_out:
            groups[p.listing.kind if what == 'kind' else p.listing.name.split('.')[-1]].append(figures(model, p, cut))
        for group, rows in sorted(groups.items()):
            print('  %-10s %2d lists  %.3f %.3f %.3f %.3f' % (group, len(rows), *np.mean(rows, axis=0)))
    model = fit(found, names)
    for shown in options.show:
        name, folder = shown.split('=', 1)
        with open(folder + '/gold.json', encoding='utf-8') as file:
            gold = {tuple(pair) for pair in json.load(file)}
        pairs, _ = features(options.tools + '/mine_features', Listing(name, name, [name.split('-')[0], 'en'], folder, gold))
        print('  shown %-6s %.4f %.3f %.3f ECE %.3f  best cut %s' % (name, *figures(model, pairs, cut), max((figures(model, pairs, c)[0], c) for c in CUTS)))
    out = {'bias': round(model[0], 4), 'features': {n: round(w, 4) for n, w in zip(names, model[1:]) if abs(w) > 5e-5 and n != 'list'}, 'cut': cut}
    print(json.dumps(out))
    if options.write:
        path = ROOT + '/models/weights/mine-lists-vectors.json'
        with open(path, encoding='utf-8') as file:
            kept = json.load(file)
        kept.update(out)
        with open(path, 'w', encoding='utf-8') as file:
            json.dump(kept, file, indent=2)
            file.write('\n')


if __name__ == '__main__':
    main()
