#!/usr/bin/env python3
"""Fits the weights of the aligner, then the calibration of its scores.

usage: fit_align.py TOOLS [--weights NAME] [--vectors SUFFIX] [--encoder NAME] [--also FOLDER]... [--only-calibrate] [--write]

TOOLS      the folder of the built bead_features and align_with_weights
--weights  models/weights/NAME.json, where the fit begins (default align)
--vectors  for texts beside whose files (src, tgt) there are sentence vectors as `calque embed` writes
           them, called the same with this suffix
--encoder  makes vectors with this encoder (static, say) instead, or those of clauses alone beside --vectors
--also     another folder of texts, only to report
--only-calibrate
           leaves the weights of the path as they are
--write    puts the weights into the file (else only prints them)

Fitted on the texts that parallel_sets.py makes with role "fit" (run it first; its header names the packages
and their licences), passages that moved aside, and on data/parallel (written for this project).

The weights of the path (not those of the learning rounds before it, which are a plain likelihood ratio, set by
hand from earlier fits) are those under which the gold paths are most probable among all paths through a band around
what was found: a conditional random field over beads (Sarawagi and Cohen, "Semi-Markov conditional random
fields", 2004), each kind of text with the same say, and with a normal prior around the weights it begins
with. Needs numpy, scipy and numba.
"""
import argparse
import collections
import concurrent.futures
import glob
import json
import math
import os
import re
import subprocess
import sys
import tempfile

os.environ.setdefault('OPENBLAS_NUM_THREADS', '1')
import numpy  # noqa: E402
import scipy.optimize  # noqa: E402

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import bead_lattice as lattice  # noqa: E402

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
CASES = os.path.expanduser('~/.cache/calque/parallel_sets/cases/fit')
KNEE = 6.0       # calibration_knee of align/weights.h
STIFFNESS = 3.0  # of the normal prior
KIND_SIZE = 2000.0  # beads that a kind of text counts for
GAPS = ['gap', 'gap_short', 'gap_begins', 'gap_goes_on', 'gap_prior']
DEFAULTS = {'prior': 1.0, 'gap_prior': 1.0}
SHAPE_NAMES = ['%d-%d' % shape for shape in lattice.SHAPES]


class Weights:
    """The fitted ones as one vector: features, shapes, prior, gaps."""

    def __init__(self, names):
        self.names = names
        self.size = len(names) + len(SHAPE_NAMES) + 1 + len(GAPS)
        self.gaps_from = self.size - len(GAPS)
        # The text's own rate of gaps counts whole: these texts are too much alike in it to teach its share.
        self.fixed = self.gaps_from + GAPS.index('gap_prior')
        # 1-2 and 2-1 have one weight: which side is the source means nothing.
        shape = {pair: len(names) + k for k, pair in enumerate(lattice.SHAPES)}
        self.twin = numpy.arange(self.size)
        for (a, b), k in shape.items():
            self.twin[k] = shape[b, a]

    def from_json(self, stored):
        shapes, features = stored.get('shapes', {}), stored['features']
        return self.even(numpy.array([features.get(name, 0.0) for name in self.names] + [shapes.get(name, 0.0) for name in SHAPE_NAMES]
                                     + [stored.get(name, DEFAULTS.get(name, 0.0)) for name in ['prior', *GAPS]]))

    def even(self, vector):
        return 0.5 * (vector + vector[self.twin])

    def into_json(self, vector):
        values = [round(float(x), 4) for x in vector]
        shapes_from = len(self.names)
        return {'features': dict(zip(self.names, values)),
                'shapes': dict(zip(SHAPE_NAMES, values[shapes_from:])), 'prior': values[self.gaps_from - 1],
                **dict(zip(GAPS, values[self.gaps_from:]))}

    def scores(self, text, vector):
        count = len(self.names)
        prior = vector[self.gaps_from - 1]
        gap, short, begins, goes_on, share = vector[self.gaps_from:]
        score = text.features @ vector[:count] + (vector[count:self.gaps_from - 1] + prior * text.rates)[text.shape]
        leave, no_gap = math.log(1 - math.exp(text.gap_continue)), math.log(1 - 2 * math.exp(text.gap_open))
        begins, goes_on = share * text.gap_open + begins, share * text.gap_continue + goes_on
        steps = numpy.array([[no_gap, leave + no_gap, leave + no_gap], [begins, goes_on, leave + begins], [begins, leave + begins, goes_on]])
        return score, steps, gap + short * text.short_source, gap + short * text.short_target

    def expected(self, text, scores):
        """The logarithm of the sum of all paths, and what they hold of each weight's feature."""
        of_bead, of_source, of_target, of_gaps = (numpy.zeros(k) for k in (len(text.shape), text.n, text.m, 2))
        sums = lattice.forward(*text.grid(), *scores)
        whole = lattice.marginals(*text.grid(), *scores, sums, of_bead, of_source, of_target, of_gaps)
        held = numpy.concatenate([of_bead @ text.features, numpy.bincount(text.shape, of_bead, len(SHAPE_NAMES)), [of_bead @ text.rates[text.shape]],
                                  [of_source.sum() + of_target.sum(), of_source @ text.short_source + of_target @ text.short_target], of_gaps,
                                  [of_gaps @ (text.gap_open, text.gap_continue)]])
        return whole, held


def loss(vector, weights, texts, say, start):
    value, gradient = 0.0, numpy.zeros_like(vector)
    for text in texts:
        score, steps, source_gap, target_gap = weights.scores(text, vector)
        of_all, held = weights.expected(text, (score, steps, source_gap, target_gap))
        of_gold, held_by_gold = weights.expected(text, (numpy.where(text.gold_bead, score, lattice.NOTHING), steps,
                                                        numpy.where(text.gold_source_gap, source_gap, lattice.NOTHING),
                                                        numpy.where(text.gold_target_gap, target_gap, lattice.NOTHING)))
        if of_gold <= -1e29:
            continue
        value += say[text.name] * (of_all - of_gold)
        gradient += say[text.name] * (held - held_by_gold)
    away = vector - start
    gradient += STIFFNESS * away
    gradient[weights.fixed] = 0.0
    return value + 0.5 * STIFFNESS * away @ away, weights.even(gradient)


def found(weights, text, vector):
    path = lattice.best_path(*text.grid(), *weights.scores(text, vector))
    return [(tuple(range(a, b)), tuple(range(c, d))) for a, b, c, d in reversed(path)]


def f1_scores(beads, gold):
    """Strict and lax F1 as the usual Text+Berg scoring has them."""
    def share(test, reference):
        exact = {(tuple(s), tuple(t)) for s, t in reference}
        partner = {(i, j) for s, t in reference for i in s for j in t}
        strict = sum((tuple(s), tuple(t)) in exact for s, t in test)
        lax = sum((tuple(s), tuple(t)) in exact or any((i, j) in partner for i in s for j in t) for s, t in test)
        return strict / max(1, len(test)), lax / max(1, len(test))
    full = lambda b: [x for x in b if x[0] and x[1]]
    return [2 * p * r / (p + r) if p + r else 0.0 for p, r in zip(share(beads, gold), share(full(gold), full(beads)))]


def report(label, scored):
    """scored: [(kind, [strict, lax])]"""
    kinds = collections.defaultdict(list)
    for kind, scores in scored:
        kinds[kind].append(scores)
    rows = {kind: numpy.mean(scores, axis=0) for kind, scores in kinds.items()}
    print('%-16s %.4f %.4f  ' % (label, *numpy.mean(list(rows.values()), axis=0)) + '  '.join('%s %.4f/%.4f' % (k, *row) for k, row in rows.items()), flush=True)


def story(folder):
    """data/parallel as the other texts are: a folder with src, tgt and gold.jsonl."""
    os.makedirs(folder, exist_ok=True)
    for name, path in (('src', 'story.fr.txt'), ('tgt', 'story.en.txt')):
        with open(ROOT + '/data/parallel/' + path, encoding='utf-8') as source, open(os.path.join(folder, name), 'w', encoding='utf-8') as copy:
            copy.write(source.read())
    with open(ROOT + '/data/parallel/story.fr-en.beads', encoding='utf-8') as rows, open(os.path.join(folder, 'gold.jsonl'), 'w', encoding='utf-8') as gold:
        for row in filter(str.strip, rows):
            sides = re.match(r'\[(.*?)\]:\[(.*?)\]', row).groups()
            source, target = ([int(x) for x in side.split(',') if x.strip()] for side in sides)
            gold.write(json.dumps({'src': source, 'tgt': target}) + '\n')
    return folder


def folders_of(options):
    """Those to fit on and those only to report."""
    fit = [f for f in sorted(glob.glob(CASES + '/*')) if not os.path.basename(f).startswith(('moved', 'reborder'))]
    fit.append(story(os.path.expanduser('~/.cache/calque/parallel_sets/cases/story')))
    also = [f.rstrip('/') for parent in options.also for f in sorted(glob.glob(parent + '/*'))]
    ready = lambda f: not options.vectors or all(os.path.exists(f + side + options.vectors) for side in ('/src', '/tgt'))
    return list(filter(ready, fit)), list(filter(ready, also))


def in_parallel(work, items):
    parts = [items[k::2] for k in range(2)]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        return [x for part in pool.map(lambda part: work(part) if part else [], parts) for x in part]


def features(options, stored, folders, out):
    weights_path = os.path.join(out, 'weights.json')
    with open(weights_path, 'w', encoding='utf-8') as file:
        json.dump(stored, file)

    def dump(part):
        subprocess.run([options.tools + '/bead_features', weights_path, out, *part], check=True)
        return [lattice.Text(os.path.join(out, os.path.basename(f) + '.bin'), f + '/gold.jsonl') for f in part]
    return in_parallel(dump, folders)


def align(options, stored, folders, out):
    """[(folder, beads with scores)] as the program itself finds them."""
    path = os.path.join(out, 'weights.json')
    with open(path, 'w', encoding='utf-8') as file:
        json.dump(stored, file)

    def run(part):
        args = [f + side for f in part for side in ('/src', '/tgt')]
        lines = subprocess.run([options.tools + '/align_with_weights', path, *args], check=True, capture_output=True, text=True).stdout.split('\n')
        return [(f, json.loads(line)) for f, line in zip(part, lines)]
    return in_parallel(run, folders)


def gold_of(folder):
    with open(folder + '/gold.jsonl', encoding='utf-8') as file:
        return [(row['src'], row['tgt']) for row in map(json.loads, file)]


CALIBRATION = ['calibration_offset', 'calibration_slope', 'calibration_high_slope', 'calibration_three', 'calibration_larger', 'calibration_gap']


def calibrate(options, stored, folders, out):
    """Fits whether a bead is exactly right to its score, its shape and the gaps beside it; each kind has the same say."""
    raw = {**stored, **dict.fromkeys(CALIBRATION, 0.0), 'calibration_slope': 1.0, 'calibration_high_slope': 1.0}
    rows, right, say = [], [], []
    kinds = collections.Counter(os.path.basename(f).split('.')[0] for f in folders)
    for folder, beads in align(options, raw, folders, out):
        exact = {(tuple(s), tuple(t)) for s, t in gold_of(folder)}
        gap = [not s or not t for s, t, _ in beads]
        for k, (s, t, score) in enumerate(beads):
            if gap[k]:
                continue
            score = min(max(score, 1e-12), 1 - 1e-12)
            score = math.log(score / (1 - score))
            size, beside = len(s) + len(t), sum(gap[max(0, k - 1):k]) + sum(gap[k + 1:k + 2])
            rows.append([1.0, min(score, KNEE), max(0.0, score - KNEE), float(size == 3), float(size > 3), float(beside)])
            right.append((tuple(s), tuple(t)) in exact)
            say.append(1.0 / kinds[os.path.basename(folder).split('.')[0]])
    x, y, say = numpy.array(rows), numpy.array(right, float), numpy.array(say)

    def cost(w):
        odds = x @ w
        return say @ (numpy.logaddexp(0, odds) - y * odds) + 0.5 * w @ w, x.T @ (say * (1 / (1 + numpy.exp(-odds)) - y)) + w
    fitted = scipy.optimize.minimize(cost, numpy.zeros(x.shape[1]), jac=True).x
    return {**stored, **{name: round(float(w), 4) for name, w in zip(CALIBRATION, fitted)}}


def fit_path(options, weights, stored, fit, also, out):
    """The weights with those of the path fitted."""
    texts = features(options, stored, fit, out)
    others = features(options, stored, also, out)
    kinds = collections.Counter()
    for text in texts:
        kinds[text.kind] += len(text.gold)
    say = {text.name: KIND_SIZE / kinds[text.kind] for text in texts}
    start = weights.from_json(stored['path'])
    result = scipy.optimize.minimize(loss, start, args=(weights, texts, say, start), jac=True, method='L-BFGS-B', options={'maxiter': 45})
    stored = {**stored, 'path': weights.into_json(result.x)}
    print(json.dumps(stored), flush=True)
    for label, some in (('fit', texts), ('also', others)):
        if some:
            report('lattice, ' + label, [(t.kind, f1_scores(found(weights, t, result.x), t.gold)) for t in some])
    return stored


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('tools')
    parser.add_argument('--weights', default='align')
    parser.add_argument('--vectors', default='')
    parser.add_argument('--encoder', default='')
    parser.add_argument('--also', action='append', default=[])
    parser.add_argument('--only-calibrate', action='store_true')
    parser.add_argument('--write', action='store_true')
    options = parser.parse_args()
    if options.vectors:
        os.environ['VECTORS'] = options.vectors
    if options.encoder:
        os.environ['ENCODER'] = options.encoder
    path = ROOT + '/models/weights/%s.json' % options.weights
    with open(path, encoding='utf-8') as file:
        stored = json.load(file)
    fit, also = folders_of(options)
    names = subprocess.run([options.tools + '/bead_features'], check=True, capture_output=True, text=True).stdout.split()
    weights = Weights(names)
    with tempfile.TemporaryDirectory() as out:
        if not options.only_calibrate:
            stored = fit_path(options, weights, stored, fit, also, out)
        stored = calibrate(options, stored, fit, out)
        for label, some in (('fit', fit), ('also', also)):
            if some:
                report('program, ' + label, [(os.path.basename(f).split('.')[0], f1_scores([(s, t) for s, t, _ in beads], gold_of(f)))
                                             for f, beads in align(options, stored, some, out)])
    print(json.dumps(stored))
    if options.write:
        with open(path, 'w', encoding='utf-8') as file:
            json.dump(stored, file, indent=2)
            file.write('\n')


if __name__ == '__main__':
    main()
