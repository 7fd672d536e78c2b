#!/usr/bin/env python3
"""Fits the weights of the miner: logistic regression on the gold links of our own article sets.

usage: fit_mine.py TOOLS [--write] [--encoder NAME]

TOOLS    the folder of the built mine_features and mine_with_weights
--write  put the weights into models/weights/mine.json (else only print the figures)
--encoder  fits models/weights/mine-vectors.json, with this sentence encoder (e5 or a folder);
         with `static`, mine-static.json

Fitted on bench/comparable/* and data/comparable/* (written for this project, see their ORIGIN.md).
Most of a real article has no counterpart in the other, which our sets show too little. So each set
is also used enlarged: paragraphs of other sets, under the names of this one, are put among its own
(variant 1), and more of them, with the target's paragraphs in another order (variant 2). Its source
also meets articles about other events (variant 3), to learn silence.
A pair is right if its texts hold the snippets of a gold row. Our gold names every pair that shares a
fact; a reader lists one counterpart for a sentence and article. So a pair counts as wholly right
only where it holds such a main row (grade A before B, each snippet once), as half right where other
rows name it, and as wrong where none does.

The printed figures are held out by set: links mined with weights that were fitted without the set,
and without enlarged sets that hold paragraphs of it. ECE is the expected calibration error over ten
bins, where a pair that any row names is right, and again by halves as above. The scores are lowered
by the least offset (in log odds) at which no held-out set's mean score exceeds what is right of its
links, by halves, by more than TOLERANCE: articles that are not ours may have fewer true pairs.
Lists of lines keep their scores.
Only the standard library is used.
"""
import collections
import glob
import itertools
import json
import math
import os
import random
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
# Of squared weights, for a pair's weight, with vectors and without; the less the better, held out.
PENALTIES = {True: 0.00001, False: 0.0001}
GROWTH = 0.06  # of the score, by a neighbour; the best of 0.02, 0.06, 0.12, 0.25
GROW_FROM = 0.1  # score of pairs that are tried with neighbours; best of 0.04, 0.1, 0.2 and the cut
VARIANT_WEIGHTS = (1.0, 0.5, 0.5, 0.2)  # as it is, enlarged, enlarged more and shuffled, strangers
CUTS = [k / 20 for k in range(4, 14)]
LEEWAY = 0.005  # of F1, that a higher cut may cost
OFFSETS = [-k / 20 for k in range(0, 30)]
TOLERANCE = 0.02
LIST_WEIGHT = 1.8  # of lists of lines, whose size and density are not counted; chosen on mining NTREX
NAME = re.compile(r'\b[A-ZÉÈÎÂÔ][\w-]{3,}')

Article = collections.namedtuple('Article', 'source_lang source target_lang target gold')
Variant = collections.namedtuple('Variant', 'name number donors articles')
Link = collections.namedtuple('Link', 'score rows worth')


def plain(text):
    return re.sub(r'\s+', ' ', text.replace('\u00a0', ' ').replace('\u202f', ' ')).lower()


def read(path):
    with open(path, encoding='utf-8') as file:
        return file.read()


class Set:
    """A source article, target articles and the gold rows."""

    def __init__(self, gold_path):
        folder = os.path.dirname(gold_path)
        rows = read(gold_path).split('\n')
        self.name = os.path.basename(folder)
        self.source = os.path.join(folder, rows[0].split(' ', 2)[2])
        self.lang = os.path.basename(self.source)[:2]
        self.gold = [row.split('\t') for row in rows[1:] if row]
        self.targets = [os.path.join(folder, name) for name in sorted({row[1] for row in self.gold})]

    def rows(self, target):
        """[source snippet, file, target snippet, grade, whether it is a main row]"""
        rows = [row for row in self.gold if row[1] == os.path.basename(target)]
        seen, main = set(), set()
        for row in sorted(rows, key=lambda row: row[3]):
            ends = {(0, row[0]), (2, row[2])}
            if row[3] != 'C' and not ends & seen:
                seen |= ends
                main.add(tuple(row))
        return [row + [tuple(row) in main] for row in rows]

    def names(self):
        """Capitalised words, most frequent first; of both languages where they share letters."""
        source = collections.Counter(NAME.findall(read(self.source)))
        target = collections.Counter(word for path in self.targets for word in NAME.findall(read(path)))
        shared = [w for w in target if target[w] >= 2 and (w in source or self.lang == 'ru')]
        return sorted(shared, key=lambda w: (-source[w] - target[w], w))


def paragraphs(text):
    return [p for p in text.split('\n\n' if '\n\n' in text else '\n') if p.strip()]


def renamed(path, donor, host):
    """A donor's article under the host's names."""
    names = dict(zip(donor.names(), host.names()))
    return NAME.sub(lambda word: names.get(word.group(0), word.group(0)), read(path))


def enlarged(path, strangers, rng, shuffle):
    """The article with the strangers' paragraphs among its own, one to three at a time."""
    first, *rest = paragraphs(read(path))
    if shuffle:
        rng.shuffle(rest)
    out = [first] + rest
    for text in strangers:
        theirs = paragraphs(text)
        while theirs:
            count, place = rng.randint(1, 3), rng.randint(1, len(out))
            out[place:place] = theirs[:count]
            del theirs[:count]
    return '\n\n'.join(out)


def load_sets():
    paths = glob.glob(ROOT + '/bench/comparable/*/gold.tsv') + glob.glob(ROOT + '/data/comparable/*/gold.tsv')
    return {s.name: s for s in map(Set, sorted(paths))}


def variants(sets, folder):
    """Every set as it is; and the others, which are written to the folder, if one is given."""
    out = []
    for host in sets.values():
        out.append(Variant(host.name, 0, set(), [Article(host.lang, host.source, 'en', t, host.rows(t)) for t in host.targets]))
        if folder is None:
            continue
        for number in (1, 2):
            rng = random.Random(host.name + str(number))
            others = sorted(name for name in sets if name != host.name)
            alike = [name for name in others if sets[name].lang == host.lang == 'fr']
            of_source = rng.sample(alike, min(len(alike), number))
            of_target = rng.sample([name for name in others if name not in of_source], number)
            stem = os.path.join(folder, '%s.%d.' % (host.name, number))
            source = stem + 'source.txt'
            with open(source, 'w', encoding='utf-8') as file:
                file.write(enlarged(host.source, [renamed(sets[d].source, sets[d], host) for d in of_source], rng, False))
            articles = []
            for target in host.targets:
                strangers = [renamed(rng.choice(sets[d].targets), sets[d], host) for d in of_target]
                path = stem + os.path.basename(target)
                with open(path, 'w', encoding='utf-8') as file:
                    file.write(enlarged(target, strangers, rng, number == 2))
                articles.append(Article(host.lang, source, 'en', path, host.rows(target)))
            out.append(Variant(host.name, number, set(of_source + of_target), articles))
        strangers = [name for name in sorted(sets) if name != host.name]
        out += [Variant(host.name, 3, {s}, [Article(host.lang, host.source, 'en', t, []) for t in sets[s].targets]) for s in strangers]
    return out


def rows_in(article, source, target):
    """The gold rows whose snippets stand in the two texts."""
    source, target = plain(source), plain(target)
    return [k for k, row in enumerate(article.gold) if plain(row[0]) in source and plain(row[2]) in target]


def worth(article, rows):
    """How right a pair is that these rows name."""
    return 1.0 if any(article.gold[k][4] for k in rows) else 0.5 if rows else 0.0


def candidates(tool, all_variants):
    """For each variant [(features with a leading 1, right, weight)]; and the names of the features."""
    articles = [article for variant in all_variants for article in variant.articles]
    lines = subprocess.run([tool, *[cell for a in articles for cell in a[:4]]], check=True, capture_output=True, text=True).stdout.split('\n')
    blocks = []  # [its pairs] of an article
    for line in map(json.loads, filter(None, lines)):
        if isinstance(line, list):
            names = line
            blocks.append([])
        else:
            blocks[-1].append(line)
    out = []
    for variant in all_variants:
        out.append([])
        for article in variant.articles:
            for pair in blocks.pop(0):
                rows = rows_in(article, pair['src'], pair['tgt'])
                out[-1].append(([1.0] + pair['features'], worth(article, rows), VARIANT_WEIGHTS[variant.number]))
    return out, names


def sigmoid(x):
    return 1 / (1 + math.exp(-max(-30, min(30, x))))


def log_odds(p):
    return math.log(max(1e-9, p) / max(1e-9, 1 - p))


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


def fit(pairs):
    """Newton's method for ridge-penalised logistic regression; the bias comes first."""
    size = len(pairs[0][0])
    ridge = PENALTIES['ENCODER' in os.environ] * sum(weight for _, _, weight in pairs)
    weights = [0.0] * size
    for _ in range(12):
        gradient = [0.0] + [ridge * w for w in weights[1:]]
        hessian = [[(ridge if i == j and i else 1e-6 * (i == j)) for j in range(size)] for i in range(size)]
        for x, label, weight in pairs:
            p = sigmoid(sum(map(float.__mul__, weights, x)))
            curve = weight * p * (1 - p)
            error = weight * (p - label)
            held = [(i, a) for i, a in enumerate(x) if a]
            for at, (i, a) in enumerate(held):
                gradient[i] += error * a
                row, scale = hessian[i], curve * a
                for j, b in held[:at + 1]:
                    row[j] += scale * b
        for i in range(size):
            for j in range(i):
                hessian[j][i] = hessian[i][j]
        step = solve(hessian, gradient)
        weights = [w - s for w, s in zip(weights, step)]
        if max(map(abs, step)) < 1e-5:
            break
    return weights


def as_json(names, weights, cut, offset=0.0):
    return {'bias': round(weights[0] + offset, 4), 'features': {n: round(w, 4) for n, w in zip(names, weights[1:])},
            'cut': round(cut, 3)}


def mine(tool, model, articles):
    """The links of each article; a pair again, or grown from another, is left out."""
    with tempfile.NamedTemporaryFile('w', suffix='.json') as file:
        json.dump(dict(model, growth=GROWTH, grow_from=GROW_FROM), file)
        file.flush()
        lines = subprocess.run([tool, file.name, *[cell for a in articles for cell in a[:4]]],
                               check=True, capture_output=True, text=True).stdout.split('\n')
    out = []
    for article, line in zip(articles, lines):
        links, earlier = [], []
        for source, target, score, _ in json.loads(line):
            s, t = plain(source), plain(target)
            if any((s in a or a in s) and (t in b or b in t) for a, b in earlier):
                continue
            earlier.append((s, t))
            rows = rows_in(article, source, target)
            links.append(Link(score, rows, worth(article, rows)))
        out.append(links)
    return out


def above(found, cut):
    return [[link for link in links if link.score >= cut] for links in found]


def f1(articles, found):
    """(F1, precision, recall) as the scoring of comparable articles has them."""
    links = [link for each in found for link in each]
    hit = want = 0
    for article, each in zip(articles, found):
        rows = {k for k, row in enumerate(article.gold) if row[3] in 'AB'}
        hit += len(rows & {k for link in each for k in link.rows})
        want += len(rows)
    precision = sum(bool(link.rows) for link in links) / max(1, len(links))
    recall = hit / max(1, want)
    return 2 * precision * recall / max(1e-9, precision + recall), precision, recall


def shifted(found, offset, halves=True):
    return [(sigmoid(log_odds(link.score) + offset), link.worth if halves else bool(link.rows)) for links in found for link in links]


def calibration_error(scored):
    bins = collections.defaultdict(float)
    for score, right in scored:
        bins[min(9, int(score * 10))] += score - right
    return sum(map(abs, bins.values())) / max(1, len(scored))


def excess(scored):
    return sum(score - right for score, right in scored) / max(1, len(scored))


def mean(values):
    values = list(values)
    return sum(values) / max(1, len(values))


def held_out(tools, all_variants, pairs, names):
    """[(variant, its links down to a low cut)]"""
    out = []
    for name in sorted({v.name for v in all_variants}):
        weights = fit([p for v, ps in zip(all_variants, pairs) if v.name != name and name not in v.donors for p in ps])
        own = [v for v in all_variants if v.name == name]
        found = mine(tools + '/mine_with_weights', as_json(names, weights, CUTS[0]), [a for v in own for a in v.articles])
        for variant in own:
            out.append((variant, found[:len(variant.articles)]))
            del found[:len(variant.articles)]
    return out


def choose(found):
    """The cut, by F1 over all variants with links to find, and the offset of the scores."""
    found = [(v, links) for v, links in found if v.number < 3]
    by_cut = {c: mean(f1(v.articles, above(links, c))[0] for v, links in found) for c in CUTS}
    cut = max(c for c in CUTS if by_cut[c] >= max(by_cut.values()) - LEEWAY)
    by_set = collections.defaultdict(list)
    for variant, links in found:
        by_set[variant.name] += above(links, cut)
    modest = [o for o in OFFSETS if max(excess(shifted(links, o)) for links in by_set.values()) <= TOLERANCE]
    return cut, max(modest, default=OFFSETS[-1]), by_set


def show(found, cut, offset, by_set):
    for number in range(3):
        chosen = [(v, above(links, cut)) for v, links in found if v.number == number]
        figures = [f1(v.articles, links) for v, links in chosen]
        print('variant %d: mean by set: F1 %.3f  precision %.3f  recall %.3f' % (number, *map(mean, zip(*figures))))
    strangers = [above(links, cut) for v, links in found if v.number == 3]
    print('articles about other events: links a pair %.2f' % mean(len(links) for each in strangers for links in each))
    for shift, halves in itertools.product((0.0, offset), (False, True)):
        errors = {name: calibration_error(shifted(links, shift, halves)) for name, links in by_set.items()}
        worst = max(errors, key=errors.get)
        pooled = calibration_error([pair for links in by_set.values() for pair in shifted(links, shift, halves)])
        print('offset %.2f%s: ECE pooled %.3f  mean by set %.3f  worst %.3f (%s)' %
              (shift, ', halves' if halves else '', pooled, mean(errors.values()), errors[worst], worst))
    for name, links in by_set.items():
        scored = shifted(links, offset)
        print('  %-12s links %4d  mean score %.3f  right %.3f  by halves %.3f' %
              (name, len(scored), mean(s for s, _ in scored), mean(bool(k.rows) for ks in links for k in ks), mean(r for _, r in scored)))


def main():
    tools = sys.argv[1]
    if '--encoder' in sys.argv:
        os.environ['ENCODER'] = sys.argv[sys.argv.index('--encoder') + 1]
    sets = load_sets()
    with tempfile.TemporaryDirectory() as folder:
        all_variants = variants(sets, folder)
        pairs, names = candidates(tools + '/mine_features', all_variants)
        links = held_out(tools, all_variants, pairs, names)
    cut, offset, by_set = choose(links)
    show(links, cut, offset, by_set)
    model = as_json(names, fit([p for ps in pairs for p in ps]), sigmoid(log_odds(cut) + offset), offset)
    model['growth'] = GROWTH
    model['grow_from'] = round(sigmoid(log_odds(GROW_FROM) + offset), 3)
    if 'ENCODER' not in os.environ:  # with vectors, lists have weights of their own: fit_mine_lists.py
        model['features']['list'] = round(LIST_WEIGHT - offset, 4)
    print(json.dumps(model))
    if '--write' in sys.argv:
        kind = {None: '', 'static': '-static'}.get(os.environ.get('ENCODER'), '-vectors')
        path = ROOT + '/models/weights/mine%s.json' % kind
        out = json.loads(read(path))
        out.update(model)
        with open(path, 'w', encoding='utf-8') as file:
            json.dump(out, file, indent=2)
            file.write('\n')


if __name__ == '__main__':
    main()
